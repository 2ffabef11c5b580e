using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>An announcement: typed, looked at, sent or thrown away.</summary>
internal static class GroupNewsPage
{
    public static Turn Ask(Situation s, TeacherGroup group) => s.Page().Typed().Heading("group.news-title").Raw(ParagraphKind.Prose, group.Title)
        .Prose("group.news-ask", ("n", GroupNews.Longest)).Small("group.news-who").Back().Show();

    public static Step Show(Situation s, TeacherGroup group, string id) => With(s, group, id, news => s.Page().Typed()
        .Heading("group.news-ready").Raw(ParagraphKind.Prose, group.Title).Raw(ParagraphKind.Passage, news.Text).Small("group.news-who")
        .Button("send", "group.button-send").Button("drop", "group.button-drop-news").Back().Show());

    public static Step On(Situation s, TeacherGroup group, string id) => With(s, group, id, news => s.Inbound.Body switch
    {
        Pressed { Key: "send" } when group.Announced >= TeacherGroup.MostNews => s.Hint("group.news-enough"),
        Pressed { Key: "send" } => s.Do(new SendNews(group.Id, id, TeacherGroup.Places(s.Municipality!))).Noting("group.news-sent").Pop(),
        Pressed { Key: "drop" } => s.Do(new DropNews(group.Id, id)).Noting("group.news-dropped").Pop(),
        Pressed => s.Pop(),
        _ => OnText(s, group, id),
    });

    /// <summary>The text; a second one takes the place of the first.</summary>
    /// <param name="id">Of the draft; null for a new one.</param>
    public static Step OnText(Situation s, TeacherGroup group, string? id)
    {
        if (s.Inbound.Body is not TextSaid said)
        {
            return s.Inbound.Body is Pressed ? s.Pop() : s.Hint("hint.use-buttons");
        }

        var text = said.Text.Trim();
        if (text.Length is 0 or > GroupNews.Longest)
        {
            return s.Hint("group.news-long");
        }

        var news = id ?? s.Context.NewId("group-news");
        return s.Do(new DraftNews(group.Id, news, text)).Go(new GroupNewsView(group.Id, news));
    }

    private static Step With(Situation s, TeacherGroup group, string id, Func<GroupNews, Step> then) =>
        !s.Facts.Has(new GroupNewsOf(id), out var news) ? new Ask(new GroupNewsOf(id))
        : news is { SentAt: null } && news.Group == group.Id ? then(news)
        : s.Pop();
}
