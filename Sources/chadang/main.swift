print("chadang")
