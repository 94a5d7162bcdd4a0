namespace Liaison.Demo;

/// <summary>One of the two headquarters of the demo.</summary>
/// <param name="Name">Its name; in lower case its folder below the demo's.</param>
/// <param name="Country">Its country.</param>
/// <param name="PortShift">What is added to every port of the first headquarters.</param>
/// <param name="Seed">Decides what its devices do.</param>
/// <param name="TakesFeeds">Whether it gets the feeds that the demo is asked to add.</param>
/// <param name="Roads">Where its devices move on land.</param>
/// <param name="Waters">Where they move at sea.</param>
/// <param name="Flights">Where they fly.</param>
sealed record DemoHeadquarters(
    string Name, string Country, int PortShift, int Seed, bool TakesFeeds,
    IReadOnlyList<Route> Roads, IReadOnlyList<Route> Waters, IReadOnlyList<Route> Flights)
{
    /// <summary>The highest port of the demo without an offset.</summary>
    public const int HighestPort = 9101;

    public static readonly IReadOnlyList<DemoHeadquarters> Both =
    [
        new("JFHQ", "USA", 0, 26, TakesFeeds: false,
            Nansei.NorthernRoads, Nansei.NorthernWaters, Nansei.NorthernFlights),
        new("JJOC", "JPN", 100, 47, TakesFeeds: true,
            Nansei.SouthernRoads, Nansei.SouthernWaters, Nansei.SouthernFlights),
    ];

    public DemoPorts Ports(int offset) => new(
        Http: 8080 + PortShift + offset,
        Https: 8443 + PortShift + offset,
        TakPlain: 8087 + PortShift + offset,
        TakSensors: 8088 + PortShift + offset,
        TakTls: 8089 + PortShift + offset);
}

/// <summary>The ports of one node of the demo.</summary>
sealed record DemoPorts(int Http, int Https, int TakPlain, int TakSensors, int TakTls)
{
    /// <summary>
    /// The ports as configuration for the node, by the means that an operator has as well. The plain ports, which take
    /// in
    /// anybody, exist only so: the demo's folders do not have them.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> AsConfiguration() =>
    [
        new("LIAISON__Web__HttpPort", $"{Http}"),
        new("LIAISON__Web__HttpsPort", $"{Https}"),
        .. Input(0, "tls", "Tls", "0.0.0.0", TakTls),
        .. Input(1, "plain", "Tcp", "127.0.0.1", TakPlain),
        .. Input(2, "sensors", "Tcp", "127.0.0.1", TakSensors),
        new("LIAISON__Tak__Inputs__2__Receive", "false"),
    ];

    static IEnumerable<KeyValuePair<string, string>> Input(
        int index, string name, string protocol, string address, int port)
    {
        var prefix = $"LIAISON__Tak__Inputs__{index}__";
        yield return new(prefix + "Name", name);
        yield return new(prefix + "Protocol", protocol);
        yield return new(prefix + "Address", address);
        yield return new(prefix + "Port", $"{port}");
    }
}
