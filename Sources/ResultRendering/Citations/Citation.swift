/// Citations of documents. Each style is a file of its own: `Citation+GBT7714.swift`.
public enum Citation {}
