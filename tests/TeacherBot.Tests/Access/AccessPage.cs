using System.Net;
using TeacherBot.Operations;
using TeacherBot.Tests.Broadcasts;
using TeacherBot.Tests.Pages;

namespace TeacherBot.Tests.Access;

/// <summary>
/// The page, in a browser without scripts: a command is a letter, for a page knows none, and all that follows is pressed on the page.
/// What the letters say is the mailbox's part of the table; only what stood on pages counts here.
/// </summary>
internal sealed class AccessPage(PageWorld world) : IAccessChannel
{
    private readonly AccessMailbox mailbox = new(world.Mail);
    private readonly Dictionary<string, PageVisitor> visitors = [];
    private readonly Dictionary<string, List<string>> seen = [];

    public string Name => mailbox.Name;

    public Bot Bot => mailbox.Bot;

    public TownPeople People => mailbox.People;

    public string Shown(string address) => string.Join('\n', seen[address].Select(PageVisitor.TextOf));

    public IReadOnlyList<string> Choices(string address) => visitors.TryGetValue(address, out var visitor) ? visitor.Buttons : [];

    public async Task PressAsync(string address, string label)
    {
        await visitors[address].PressAsync(label);
        See(address);
    }

    public async Task TypeAsync(string address, string text)
    {
        if (!visitors.TryGetValue(address, out var visitor))
        {
            await mailbox.TypeAsync(address, "страница");
            visitors[address] = visitor = world.Visitor();
            await visitor.OpenAsync(world.NewestLink(address), keep: true);
            See(address);
        }

        world.Mail.Clock.Now += TimeSpan.FromMinutes(3);
        await mailbox.TypeAsync(address, text);
        await visitor.GoAsync("/page");
        See(address);
    }

    /// <summary>Presses of the owner's pages in the thief's session, with the guard of either.</summary>
    public async Task StealAsync(string owner, string thief)
    {
        var (theirs, mine) = (visitors[owner], visitors[thief]);
        await mine.GoAsync("/page");
        foreach (var token in seen[owner].SelectMany(PageVisitor.TokensOf).Distinct().ToList())
        {
            await mine.PostAsync("/page", ("token", token), ("key", mine.Field("key")), ("guard", mine.Field("guard")));
            See(thief);
        }

        await mine.PostAsync("/page", ("token", PageVisitor.TokensOf(seen[owner][^1]).First()), ("key", theirs.Field("key")), ("guard", theirs.Field("guard")));
        Assert.Equal(HttpStatusCode.BadRequest, mine.Status);
        See(thief);
    }

    public void Dispose()
    {
        foreach (var visitor in visitors.Values)
        {
            visitor.Dispose();
        }

        world.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private void See(string address)
    {
        if (!seen.TryGetValue(address, out var pages))
        {
            seen[address] = pages = [];
        }

        pages.Add(visitors[address].Html);
    }
}
