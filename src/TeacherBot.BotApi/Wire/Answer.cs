using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace TeacherBot.BotApi;

/// <summary>Builds a method's result from the JSON value under <c>result</c>, on which the reader stands.</summary>
internal delegate T ResultReader<T>(ref Utf8JsonReader reader);

/// <summary>The outer object of every Bot API answer: ok, result, error_code, description, parameters.</summary>
internal struct Answer<T>
{
    public bool? Ok;
    public bool HasResult;
    public T? Result;
    public int? ErrorCode;
    public string? Description;
    public int? RetryAfter;
    public long? MigrateTo;

    /// <summary>False when the body is not a whole Bot API answer: a gateway's page, or one cut short.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, ResultReader<T> read, out Answer<T> answer)
    {
        answer = default;
        try
        {
            var reader = new Utf8JsonReader(body, UpdateReader.Tolerant);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                answer.ReadMember(ref reader, read);
            }

            return answer.Ok is not null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    /// <summary>What the status line alone says, when the body is not the Bot API's.</summary>
    public static BotApiResult<T> FromStatus(int status, HttpResponseHeaders headers)
    {
        var page = string.Create(CultureInfo.InvariantCulture, $"HTTP {status} without a Bot API body");
        return status switch
        {
            // A gateway or proxy speaks here: it must neither stop the bot (401) nor mark a person unreachable (403).
            >= 300 and < 400 or 401 or 403 or 407 or 408 => new BotApiResult<T>.NotSent(page),
            >= 400 and < 500 => new BotApiResult<T>.Refused(new Answer<T> { Description = page }.ToError(status, headers)),
            _ => new BotApiResult<T>.Ambiguous(page),
        };
    }

    public readonly BotApiError ToError(int status, HttpResponseHeaders headers)
    {
        var code = ErrorCode ?? status;
        var description = Description ?? "";
        return new BotApiError(code, description, RetryAfter ?? RetryAfterOf(headers), MigrateTo, FailureRules.Kind(code, description, MigrateTo));
    }

    private void ReadMember(ref Utf8JsonReader reader, ResultReader<T> read)
    {
        if (reader.ValueTextEquals("ok"u8))
        {
            reader.Read();
            Ok = reader.GetBoolean();
        }
        else if (reader.ValueTextEquals("result"u8))
        {
            reader.Read();
            Result = read(ref reader);
            HasResult = true;
        }
        else if (reader.ValueTextEquals("error_code"u8))
        {
            reader.Read();
            ErrorCode = reader.GetInt32();
        }
        else if (reader.ValueTextEquals("description"u8))
        {
            reader.Read();
            Description = reader.GetString();
        }
        else if (reader.ValueTextEquals("parameters"u8))
        {
            reader.Read();
            ReadParameters(ref reader);
        }
        else
        {
            reader.Skip();
        }
    }

    private void ReadParameters(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("retry_after"u8))
            {
                reader.Read();
                RetryAfter = Math.Max(0, reader.GetInt32());
            }
            else if (reader.ValueTextEquals("migrate_to_chat_id"u8))
            {
                reader.Read();
                MigrateTo = reader.GetInt64();
            }
            else
            {
                reader.Skip();
            }
        }
    }

    // A date is compared with the answer's own Date, so that a wrong clock here does not matter.
    private static int? RetryAfterOf(HttpResponseHeaders headers)
    {
        var value = headers.RetryAfter;
        var wait = value?.Delta ?? (value?.Date - headers.Date);
        return wait is { } span ? (int)Math.Clamp(Math.Ceiling(span.TotalSeconds), 0, int.MaxValue) : null;
    }
}
