using Spectre.Console;
using TeacherBot.Core.Deliveries;
using Paragraph = TeacherBot.Core.Deliveries.Paragraph;

namespace TeacherBot.Channels.Console;

/// <summary>A message on a real terminal: the words of the plain rendering with colour and frames, wrapped at the window's width.</summary>
internal sealed class TerminalScreen(IAnsiConsole terminal)
{
    private static readonly Style Sign = new(Color.Aqua, decoration: Decoration.Bold);
    private static readonly Style Chosen = new(Color.Green, decoration: Decoration.Bold);

    public void Write(Message message)
    {
        terminal.Write(new Rule { Style = new Style(Color.Grey) });
        if (message.Picture is { } picture)
        {
            Line(PlainMessage.PictureInWords(picture), new Style(Color.Grey));
        }

        foreach (var paragraph in message.Paragraphs)
        {
            Write(paragraph);
        }

        foreach (var row in PlainMessage.Signed(message))
        {
            terminal.Write(new Text("  "));
            foreach (var (sign, choice) in row)
            {
                Write(sign, choice);
            }

            terminal.WriteLine();
        }
    }

    private void Write(Paragraph paragraph)
    {
        switch (paragraph.Kind)
        {
            case ParagraphKind.Heading:
                Line(paragraph.Text, new Style(decoration: Decoration.Bold));
                break;
            case ParagraphKind.Passage:
                terminal.Write(new Panel(new Text(paragraph.Text)) { Border = BoxBorder.Rounded, BorderStyle = new Style(Color.Grey) });
                break;
            case ParagraphKind.Small:
                Line(paragraph.Text, new Style(Color.Grey));
                break;
            case ParagraphKind.Bullet:
                terminal.Write(new Padder(new Text("• " + paragraph.Text), new Padding(1, 0, 0, 0)));
                break;
            default:
                Line(paragraph.Text, Style.Plain);
                break;
        }
    }

    // A sign that is the label itself is not said twice.
    private void Write(string sign, Choice choice)
    {
        terminal.Write(new Text($"[{sign}]", Sign));
        if (choice.Label != sign)
        {
            terminal.Write(new Text(" " + (choice.Chosen ? "✓ " : "") + choice.Label, choice.Chosen ? Chosen : Style.Plain));
        }
        else if (choice.Chosen)
        {
            terminal.Write(new Text(" ✓", Chosen));
        }

        terminal.Write(new Text(choice.Kind == ChoiceKind.Link ? $": {choice.Key}   " : "   "));
    }

    private void Line(string text, Style style)
    {
        terminal.Write(new Text(text, style));
        terminal.WriteLine();
    }
}
