namespace TeacherBot.Mail.Mime;

/// <summary>One mailbox of an address header (RFC 5322 §3.4): the decoded display name, null if absent, and the bare address.</summary>
/// <param name="Name">Decoded phrase; never an identity: anybody may write anything there.</param>
/// <param name="Address">local@domain as written, without angle brackets; not normalised.</param>
public sealed record MailAddress(string? Name, string Address);
