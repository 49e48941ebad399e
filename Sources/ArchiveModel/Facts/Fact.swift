/// Something that a person is told of a file, an index or a request: which case it is, and its values.
///
/// A fact has no words. `ResultRendering` has the one catalogue that makes them, in Chinese and English;
/// an index stores facts as JSON.
public indirect enum Fact: Sendable, Hashable, Codable {
  /// What is the matter with a file, and where in it.
  case file(FileFact)
  /// What the system refused: its error number.
  case system(Int32)
  /// What SQLite refused.
  case database(DatabaseFault)
  /// What another program or a library says, in its own words.
  case foreign(String)
  /// A name or a value, as it is written.
  case value(String)
  /// The program failed in a way that has no case of its own; the type of the error.
  case failed(String)

  // MARK: Bounds

  /// There is more of something than is read.
  case moreThan(Int, Unit)
  /// The original has more than these characters or lines.
  case longerOriginal(characters: Int, lines: Int)
  /// A container holds more documents than are read; those before are kept.
  case laterDocumentsLeftOut(limit: Int)
  /// An entry says that it unpacks to this many bytes.
  case unpackedSize(Int)
  /// The packed data are damaged, or their checksum is wrong.
  case packedDataDamaged
  /// An archive unpacks to far more than its size.
  case unpacksTooFar
  /// A large text is read in parts; one of them has to be asked for.
  case hasParts(Int)
  /// Parsing took too long.
  case parsingTooLong

  // MARK: Formats

  /// It is not what its ending says: the format's name.
  case notOfFormat(String)
  /// It has no text.
  case noTextFound
  /// It ends in the middle.
  case endsInMiddle
  /// It has no entry or part of this name.
  case noEntry(String)
  /// An entry lies where another lies, or outside the archive.
  case entriesOverlap
  /// The format is not read.
  case formatNotRead
  /// It is a file embedded in a document, which is not read.
  case embeddedFile
  /// It is a symbolic link.
  case symbolicLink
  /// It seems to be this kind of file.
  case kindOfFile(FileKind)
  /// The bytes hold this many control characters.
  case controlCharacters(Int)
  /// The encoding that fits best.
  case nearestEncoding(String)
  /// ICU could not convert the text: its status.
  case converterFailed(Int32)
  /// It is not UTF-8.
  case notUTF8
  /// So many pages.
  case pages(Int)
  /// A part of a package, and what is the matter with it.
  case part(String, Fact)

  // MARK: Markup

  /// XML has a document type declaration, which is not accepted.
  case documentType
  /// XML is not well-formed.
  case notWellFormed
  /// HTML elements are nested too deeply and closed out of order.
  case elementsTangled

  // MARK: Records and tables

  /// What keeps a text from being JSON, and the character, from 1.
  case json(JSONFault, character: Int)
  /// A record has no string named `text`.
  case noTextField
  /// A field has a value that is none.
  case badField(String, String)
  /// The id that a record was given instead.
  case newIdentifier(String)
  /// A row has this many fields where the header has that many.
  case fieldCount(Int, expected: Int)
  /// There is no column of this name among those.
  case noColumn(String, among: [String])
  /// The columns there are.
  case columns([String])
  /// A quotation mark that is never closed.
  case quotationNotClosed
  /// A quotation mark opened in a field of a row, and never closed.
  case quotationOpenedInField(Int)
  /// Text follows a closing quotation mark.
  case textAfterQuotation
  /// The form that a line should have.
  case lineForm(String)
  /// A file has no queries.
  case noQueries

  // MARK: Programs

  /// A program is not installed, and the Debian packages that have it.
  case programMissing(String, packages: String)
  /// A program could not be run, and why.
  case programNotStarted(String, Fact?)
  /// A temporary file could not be written: the system's error number.
  case temporaryFile(Int32)
  /// A program took longer than so many seconds.
  case programTooSlow(String, seconds: Int?)
  /// A program wrote more than it may.
  case programTooLoud(String)
  /// A program ended with this code and these words.
  case programEnded(String, code: Int, words: String)
  /// A program lacks data that lie in these Debian packages.
  case dataMissing(String, packages: String)

  // MARK: Descriptions

  /// A line of the description, and what is the matter there.
  case line(Int, Fact)
  /// YAML has anchors or aliases.
  case yamlReferences
  /// YAML keys of the form `? …` lie in one another.
  case yamlNestedKeys
  /// A key is stated twice.
  case statedTwice(String)
  /// It cannot be read.
  case unreadable
  /// A field has a value that is not taken.
  case fieldProblem(String, FieldProblem)
  /// A field's value is not a text.
  case notAText(String)
  /// It is not of this form.
  case not(DescriptionForm)
  /// A value cannot be written.
  case valueNotWritable
  /// More is stated of a file than is kept.
  case tooMuchStated
  /// A file's name is not UTF-8.
  case nameNotUTF8
  /// Two facts that belong together.
  case both(Fact, Fact)

  // MARK: The archive's own files

  /// A file of a change has no plan in it.
  case notAPlan
  /// It is this many bytes long, not that many.
  case length(Int, expected: Int)
  /// After this byte there are other lines than expected.
  case otherLines(afterByte: Int)
  /// A line that is damaged.
  case damagedLine(Int)
  /// The last line is damaged.
  case lastLineDamaged
  /// A version that is not known.
  case version(String)
  /// A version, where another is expected.
  case versionExpected(String, expected: String)
  /// What is wrong with a backup.
  case backup(BackupFault)
  /// It is no file.
  case notAFile
  /// A process that writes: its number, the command, and since when (ISO 8601).
  case writer(process: Int, command: String, since: String)
  /// An item of the index.
  case item(IndexItem, Int64)
  /// A table of the index.
  case table(String)

  /// What bounds count.
  public enum Unit: String, Sendable, Hashable, Codable, CaseIterable {
    case mebibytes, megapixels, characters, entries, fields, values, levels, attributes
  }

  /// What a description or a part of one has to be.
  public enum DescriptionForm: String, Sendable, Hashable, Codable, CaseIterable {
    /// A list of keys and values.
    case keysAndValues
    /// A list of records.
    case records
    /// The id of a record.
    case recordID
    /// The keys and values of a record.
    case recordKeys
  }

  /// What an index holds.
  public enum IndexItem: String, Sendable, Hashable, Codable, CaseIterable {
    case passage, document, name, statements, requirement
  }
}
