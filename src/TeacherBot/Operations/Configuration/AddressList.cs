using System.Collections.Immutable;
using System.Net;

namespace TeacherBot.Operations.Configuration;

/// <summary>Addresses and networks as an operator types them: «127.0.0.1; 10.0.0.0/8».</summary>
internal sealed record AddressList(ImmutableArray<IPNetwork> Networks)
{
    public static readonly AddressList None = new([]);

    private static readonly char[] Separators = [';', ',', ' '];

    /// <summary>Null or empty text is nobody.</summary>
    /// <param name="wrong">The first part that is neither an address nor a network; null when all are.</param>
    public static AddressList Read(string? text, out string? wrong)
    {
        var networks = ImmutableArray.CreateBuilder<IPNetwork>();
        wrong = null;
        foreach (var part in (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(part, out var address) && IsWhole(part, address))
            {
                networks.Add(new(Plain(address), Plain(address).GetAddressBytes().Length * 8));
            }
            else if (IPNetwork.TryParse(part, out var network))
            {
                networks.Add(network);
            }
            else
            {
                wrong ??= part;
            }
        }

        return new(networks.ToImmutable());
    }

    public bool Contains(IPAddress address) => Networks.Any(n => n.Contains(Plain(address)));

    /// <summary>Of an address of version 4 that came in the form of version 6, the former.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    // «10» is an address to the parser and a slip of the finger to people.
    private static bool IsWhole(string text, IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 || text.Count(c => c == '.') == 3;
}
