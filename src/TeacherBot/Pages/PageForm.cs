using System.Security.Cryptography;
using System.Text;

namespace TeacherBot.Pages;

/// <summary>A form of ours carries a guard made of the session, so that no other site can send one.</summary>
internal static class PageForm
{
    public static string Guard(string session) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("guard|" + session)));

    /// <summary>Came from a page of this session. A key is kept, so it is no longer than those the pages make.</summary>
    public static bool IsGuarded(IFormCollection form, string session) => form["key"].ToString().Length <= PageSession.SecretLength
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form["guard"].ToString()), Encoding.UTF8.GetBytes(Guard(session)));

    /// <summary>What is no form of ours says nothing, and has no guard.</summary>
    public static async Task<IFormCollection> ReadAsync(HttpContext http, CancellationToken cancellation)
    {
        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(cancellation) : FormCollection.Empty;
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return FormCollection.Empty;
        }
    }
}
