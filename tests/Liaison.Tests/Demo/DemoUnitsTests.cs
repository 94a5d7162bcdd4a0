using Liaison.Demo;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Import;

namespace Liaison.Tests.Demo;

public sealed class DemoUnitsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task The_units_of_each_headquarters_can_be_imported(int number)
    {
        var headquarters = DemoHeadquarters.Both[number];
        using var bytes = new MemoryStream();
        await using (var file = DemoUnits.Open(headquarters))
            await file.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        var reading = ForceStructure.Read(bytes.ToArray(), new ImportWish(), headquarters.Name);
        Assert.Empty(reading.FaultsWith(new ForcesBoard().UnitRules));
        Assert.InRange(reading.Units.Count, 50, 70);
        Assert.All(reading.Units, unit => Assert.Equal(headquarters.Country, unit.Details.Country));
        Assert.Equal(
            Enum.GetValues<Component>().Except([Component.SpecialOperations]),
            reading.Units.Select(unit => unit.Details.Component).Distinct().Order());
    }
}
