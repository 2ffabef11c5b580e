using System.Net;
using System.Text.RegularExpressions;

namespace TeacherBot.Tests.Pages;

/// <summary>Somebody with a browser that runs no scripts: reads what came, presses what stands there.</summary>
internal sealed partial class PageVisitor(Uri site) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { CookieContainer = new CookieContainer(), UseCookies = true }) { BaseAddress = site };

    public string Html { get; private set; } = "";

    public HttpResponseMessage Answer { get; private set; } = new();

    public HttpStatusCode Status => Answer.StatusCode;

    /// <summary>What is read: no markup.</summary>
    public string Text => TextOf(Html);

    public IReadOnlyList<string> Buttons => [.. Tokens().Matches(Html).Select(m => WebUtility.HtmlDecode(m.Groups[2].Value).Trim())];

    public static string TextOf(string html) => WebUtility.HtmlDecode(Tags().Replace(html, " "));

    public static IEnumerable<string> TokensOf(string html) => Tokens().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value));

    public async Task GoAsync(string path) => await TakeAsync(await http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    public async Task PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        await PostAsync(path, form);
    }

    public async Task PostAsync(string path, HttpContent content) => await TakeAsync(await http.PostAsync(new Uri(path, UriKind.Relative), content));

    public async Task SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        await TakeAsync(await http.SendAsync(request));
    }

    public Task OpenAsync(string path, bool keep = false) => PostAsync(path, keep ? [("keep", "1")] : []);

    public Task PressAsync(string label) => PostAsync("/page", ("token", TokenOf(label)), ("key", Field("key")), ("guard", Field("guard")));

    public Task TypeAsync(string text) => PostAsync("/page", ("text", text), ("key", Field("key")), ("guard", Field("guard")));

    public string TokenOf(string label) => WebUtility.HtmlDecode(
        Tokens().Matches(Html).FirstOrDefault(m => WebUtility.HtmlDecode(m.Groups[2].Value).Contains(label, StringComparison.Ordinal))?.Groups[1].Value
        ?? throw new InvalidOperationException($"No button «{label}» in:\n{Text}"));

    public string Field(string name) => Regex.Match(Html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value;

    public void Dispose() => http.Dispose();

    private async Task TakeAsync(HttpResponseMessage answer) => (Answer, Html) = (answer, await answer.Content.ReadAsStringAsync());

    [GeneratedRegex("<button name=\"token\" value=\"([^\"]*)\"[^>]*>([^<]*)</button>")]
    private static partial Regex Tokens();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
