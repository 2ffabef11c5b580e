using TeacherBot.BotApi;
using TeacherBot.Broadcasts;

namespace TeacherBot.Channels.Telegram;

/// <summary>Fetches what people sent to the bot; the server gives at most 20 MB.</summary>
internal sealed class TelegramFiles(IBotApi api) : IFileSource
{
    public async Task<FetchOutcome> FetchAsync(string reference, int most, CancellationToken cancellation)
    {
        switch (await api.GetFileAsync(reference, cancellation))
        {
            case BotApiResult<BotFile>.Ok({ FilePath: null }):
                return new FetchOutcome.TooLarge();
            case BotApiResult<BotFile>.Ok({ FilePath: { } path }):
                return Of(await api.DownloadFileAsync(path, most, cancellation));
            case BotApiResult<BotFile>.Refused(var error):
                return Refused(error);
            default:
                return new FetchOutcome.Failed("getFile not answered");
        }
    }

    private static FetchOutcome Of(BotApiResult<byte[]> download) => download switch
    {
        BotApiResult<byte[]>.Ok(var bytes) => new FetchOutcome.Fetched(bytes),
        BotApiResult<byte[]>.Refused(var error) => Refused(error),
        _ => new FetchOutcome.Failed("download broken off"),
    };

    private static FetchOutcome Refused(BotApiError error) => error.Kind switch
    {
        BotApiFailure.EntityTooLarge => new FetchOutcome.TooLarge(),
        BotApiFailure.TooManyRequests or BotApiFailure.ServerError or BotApiFailure.Unauthorized => new FetchOutcome.Failed(error.ToString()),
        _ => new FetchOutcome.Gone(),
    };
}
