using TeacherBot.Core.Reports;

namespace TeacherBot.Pages.Board;

/// <summary>What every page of the board has.</summary>
/// <param name="Section">Last part of the address; empty for the first page.</param>
/// <param name="IsWhole">Has more than the map of a cluster.</param>
/// <param name="Guard">Proves that a form came from a page of this session.</param>
public sealed record BoardFrame(string Town, string Section, bool IsWhole, string Guard);

/// <summary>One of several to look at.</summary>
public sealed record BoardChoice(string Label, string Address, bool IsChosen);

/// <summary>A row of choices.</summary>
/// <param name="Label">What is chosen.</param>
public sealed record BoardChoices(string Label, IReadOnlyList<BoardChoice> All);

/// <summary>A report as files.</summary>
/// <param name="Kind">As the shell names it.</param>
/// <param name="Of">Campaign or year.</param>
/// <param name="Formats">End of the file's name, and what it is called.</param>
public sealed record BoardPaper(string Title, string Kind, string Of, string? Cut, IReadOnlyList<(string Extension, string Name)> Formats);

/// <summary>A report in the page itself.</summary>
/// <param name="Report">Null while there is none; then <see cref="Note"/> says why.</param>
public sealed record BoardReportView(string Title, IReadOnlyList<BoardChoices> Choices, Report? Report, BoardPaper? Paper, string? Note);

/// <summary>A section on the first page, and what stands there now.</summary>
public sealed record BoardDoor(string Title, string Address, string What);

/// <summary>A campaign in the list.</summary>
/// <param name="Frozen">Snapshot of it, in words.</param>
/// <param name="Papers">Address of its files.</param>
public sealed record BoardWave(string Title, string Days, string Status, string Frozen, string Papers);

/// <summary>A broadcast in the list.</summary>
/// <param name="Address">Of its ledger.</param>
public sealed record BoardSending(string Title, string Status, string Counts, string Address);

/// <summary>What became of a broadcast.</summary>
/// <param name="Begins">First words of it.</param>
/// <param name="Done">Copies that are done with and all of them; null where nothing may be counted so.</param>
public sealed record BoardLedgerView(string Status, IReadOnlyList<string> Begins, IReadOnlyList<string> Counts, (int Done, int All)? Done);

/// <summary>An event to come.</summary>
/// <param name="Coming">How many take part, in words.</param>
public sealed record BoardEvent(string Title, string When, string Kind, string Status, string Coming);

/// <summary>What waits for somebody's decision.</summary>
/// <param name="Number">In words.</param>
/// <param name="How">Where it is opened in the conversation.</param>
/// <param name="Titles">Of what waits, where the conversation lists them.</param>
public sealed record BoardQueue(string Title, string Number, string How, IReadOnlyList<string> Titles);
