using Liaison.Kernel.Identity;

namespace Liaison.Demo;

/// <summary>Runs the invented devices of one headquarters, and lets them chat now and then.</summary>
sealed class DemoExercise(DemoHeadquarters headquarters, DemoPorts ports, double timeFactor, TimeProvider time)
{
    static readonly string[] Lines =
    [
        "Road clear, moving on.",
        "Two families picked up, heading for the assembly point.",
        "Water point is running, 40 people waiting.",
        "Sea state 3, visibility good.",
        "Bridge is passable for light vehicles only.",
        "Generator fuel for six hours, resupply requested.",
        "Landing zone is clear.",
        "Handing over at the pier in ten minutes.",
        "All safe here, 12 persons.",
        "離島便、定刻で出発。",
        "避難所に毛布50枚を届けました。",
    ];

    public async Task RunAsync(CancellationToken stop)
    {
        var clients = DemoForces.Of(headquarters)
            .Select(d => new DeviceClient(d, d.OnlyReports ? ports.TakSensors : ports.TakPlain, timeFactor, time))
            .ToList();
        await Task.WhenAll([.. clients.Select(c => c.RunAsync(stop)), ChatAsync(clients, stop)]);
    }

    async Task ChatAsync(List<DeviceClient> clients, CancellationToken stop)
    {
        var random = new Random(headquarters.Seed);
        var ids = IdSource.Secure(time);
        var talkers = clients.Where(c => !c.Device.OnlyReports).ToArray();
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(random.Next(15, 40)), time, stop);
                var talker = talkers[random.Next(talkers.Length)];
                talker.Say(Lines[random.Next(Lines.Length)], ids.Next());
            }
        }
        catch (OperationCanceledException)
        {
            // The demo is over.
        }
    }
}
