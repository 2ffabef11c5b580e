using TeacherBot.Content;
using TeacherBot.Core.Content;

namespace TeacherBot.Tests.Content;

public sealed class ContentWatchTests : IDisposable
{
    private const string Messages = "common/messages.yml";

    private readonly SampleFolder _folder = new();
    private readonly CurrentCatalog _current;
    private readonly List<string> _problems = [];
    private readonly List<string> _stored = [];
    private readonly ContentWatch _watch;

    public ContentWatchTests()
    {
        _current = new(Load());
        _watch = new(_folder.Root, _current, new FixedClock())
        {
            OnBroken = p => _problems.AddRange(p.Select(x => x.ToString())),
            OnLoaded = (loaded, _) =>
            {
                // Stored before it is in use: nobody can pin what is not kept.
                Assert.NotEqual(loaded.Catalog.Hash, _current.Value.Hash);
                _stored.Add(loaded.Catalog.Hash);
                return Task.CompletedTask;
            },
        };
    }

    [Fact]
    public async Task Nothing_changed_leaves_the_catalogue_alone()
    {
        var before = _current.Value;

        Assert.False(await _watch.LookAsync(default));

        Assert.Same(before, _current.Value);
    }

    [Fact]
    public async Task Changed_text_comes_into_use_after_it_is_stored()
    {
        _folder.Replace(Messages, "Добро пожаловать", "Здравствуйте");

        Assert.True(await _watch.LookAsync(default));

        Assert.Equal("Здравствуйте", _current.Value.Texts["joining.welcome"].Text);
        Assert.Equal([_current.Value.Hash], _stored);
    }

    [Fact]
    public async Task Broken_file_leaves_the_last_good_state_in_use_and_is_reported_once()
    {
        var before = _current.Value;
        _folder.Replace(Messages, "{n}", "{n");

        Assert.False(await _watch.LookAsync(default));
        Assert.False(await _watch.LookAsync(default));

        Assert.Same(before, _current.Value);
        Assert.StartsWith("common/messages.yml:4: ", Assert.Single(_problems), StringComparison.Ordinal);
        Assert.Empty(_stored);
    }

    [Fact]
    public async Task Mended_file_comes_into_use()
    {
        _folder.Replace(Messages, "{n}", "{n");
        await _watch.LookAsync(default);
        _folder.Replace(Messages, "{n ", "всего {n} ");

        Assert.True(await _watch.LookAsync(default));

        Assert.Contains("всего", _current.Value.Texts["result.title"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attempts_keep_their_version_after_a_reload()
    {
        var pinned = _current.Value.FindInstrument("algebra")!;
        _folder.Replace("common/instruments/algebra/instrument.yml", "version: 1", "version: 2");
        _folder.Replace("common/instruments/algebra/ALG.yml", "половину числа 5", "половину от числа 5");

        Assert.True(await _watch.LookAsync(default));

        Assert.Equal(2, _current.Value.FindInstrument("algebra")!.Ref.Version);
        Assert.Same(pinned, _current.Value.Pinned(pinned.Ref));
    }

    [Fact]
    public async Task Failed_storing_is_tried_again_at_the_next_look()
    {
        var fails = true;
        var watch = new ContentWatch(_folder.Root, _current, new FixedClock())
        {
            OnLoaded = (_, _) => fails ? throw new IOException("The store is away.") : Task.CompletedTask,
        };
        _folder.Replace(Messages, "Добро пожаловать", "Здравствуйте");
        await Assert.ThrowsAsync<IOException>(() => watch.LookAsync(default));
        fails = false;

        Assert.True(await watch.LookAsync(default));
    }

    public void Dispose() => _folder.Dispose();

    private Catalog Load() =>
        Assert.IsType<ContentResult.Loaded>(ContentLoader.Load(_folder.Root, SampleFolder.Today)).Catalog;

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    }
}
