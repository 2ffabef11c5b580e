using Microsoft.AspNetCore.HttpOverrides;
using TeacherBot.Operations.Configuration;

namespace TeacherBot.Operations.Serving.Doors;

/// <summary>
/// Whose word counts on who the client is. X-Forwarded-For and X-Forwarded-Proto are anybody's to write, so they are read only from
/// proxies that the operator named, hop by hop from the nearest one; by default from none.
/// </summary>
internal static class Forwarding
{
    public static void Use(WebApplication web, WebSettings settings)
    {
        var proxies = AddressList.Read(settings.KnownProxies, out _);
        if (proxies.Networks.IsEmpty)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };

        // The framework trusts loopback by itself.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies.Networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        web.UseForwardedHeaders(options);
    }
}
