using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Operations.Simulation.Paging;

/// <summary>
/// A load teacher with a browser: an address, a connection and a cookie of their own, each page with its stylesheet, buttons out of the
/// HTML. What has begun is waited for, so that nothing slow is left out at the end of a measurement.
/// </summary>
/// <param name="address">From where the person comes: the door counts knocks of each client.</param>
internal sealed partial class PageUser(Uri site, IPAddress address) : IDisposable
{
    private const string Home = "/page";
    private const string Style = "/page/style.css";

    // One page in so many is only looked at again.
    private const int Reloads = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http = new(new SocketsHttpHandler { ConnectCallback = ConnectFrom(address), UseProxy = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = site,
        Timeout = Patience,
    };

    private string html = "";

    /// <summary>The one-time link; afterwards the session is in the cookie.</summary>
    public async Task EnterAsync(string link)
    {
        using var form = Form(("keep", "1"));
        using var answer = await http.PostAsync(new Uri(link, UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Looks at the page, then presses what stands there, on and on until cancelled between two pages.</summary>
    public async Task WalkAsync(Func<Task> think, Random random, PageTimes times)
    {
        var teacher = new LoadTeacher(random);
        html = "";
        while (true)
        {
            var isReload = html.Length == 0 || random.Next(Reloads) == 0;
            var form = isReload ? null : Next(teacher);
            await StepAsync(form, times);
            await think();
        }
    }

    public void Dispose() => http.Dispose();

    private async Task StepAsync(FormUrlEncodedContent? form, PageTimes times)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var sent = form;
            using var answer = await (form is null ? http.GetAsync(new Uri(Home, UriKind.Relative)) : http.PostAsync(new Uri(Home, UriKind.Relative), form));
            html = await answer.Content.ReadAsStringAsync();
            using var style = await http.GetAsync(new Uri(Style, UriKind.Relative));
            await style.Content.ReadAsByteArrayAsync();
            if (answer.IsSuccessStatusCode && style.IsSuccessStatusCode && Guard().IsMatch(html))
            {
                times.Add(Stopwatch.GetElapsedTime(started), form is not null);
                return;
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException)
        {
            // Counted like any other page that did not come.
        }

        times.Fail();
        html = "";
    }

    // Null looks at the page again: there is nothing on it that a teacher of ours would press.
    private FormUrlEncodedContent? Next(LoadTeacher teacher)
    {
        var buttons = Buttons().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).DistinctBy(TelegramTeacher.KeyOf).ToList();
        var choices = buttons.ConvertAll(token => new Choice(TelegramTeacher.KeyOf(token), ""));
        var (press, typed) = LoadTeacher.IsDone(choices) ? (Menu(choices), null) : teacher.Next(choices);
        return (press ?? Menu(choices)) is { } choice && typed is null
            ? Guarded("token", buttons[choices.IndexOf(choice)])
            : typed is null ? null : Guarded("text", typed);
    }

    private static Choice? Menu(List<Choice> choices) => choices.Find(c => c.Key == "menu");

    private FormUrlEncodedContent Guarded(string name, string value) =>
        Form((name, value), ("key", Key().Match(html).Groups[1].Value), ("guard", Guard().Match(html).Groups[1].Value));

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> ConnectFrom(IPAddress address) => async (context, cancellation) =>
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(address, 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    };

    [GeneratedRegex("<button name=\"token\" value=\"(s\\.[^\"]*)\"")]
    private static partial Regex Buttons();

    [GeneratedRegex("name=\"key\" value=\"([^\"]*)\"")]
    private static partial Regex Key();

    [GeneratedRegex("name=\"guard\" value=\"([^\"]*)\"")]
    private static partial Regex Guard();
}
