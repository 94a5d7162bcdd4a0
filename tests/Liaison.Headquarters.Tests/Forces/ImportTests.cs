using System.Text;
using CsCheck;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Import;
using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Tests.Forces;

public sealed class ImportTests : IDisposable
{
    const string Header = "id,name,component,parent,echelon,sidc,authorised,present,homeSite,currentSite,longitude,"
        + "latitude,country\n";

    readonly ForcesWorld _forces = new();

    public void Dispose() => _forces.Dispose();

    [Fact]
    public void A_table_says_what_json_says()
    {
        var csv = Read(Header + """
            tf,"Task Force ""Amami"", north",joint,,,,,,,,,,
            eng,Engineers,ground,tf,company,10031000151407000000,120,111,naze,setouchi,129.49,28.37,JPN
            """);
        var json = Read("""
            [
              {"id":"tf","name":"Task Force \"Amami\", north","component":"joint"},
              {"id":"eng","name":"Engineers","component":"ground","parent":"tf","echelon":"company",
               "sidc":"10031000151407000000","strength":{"authorised":120,"present":111},"homeSite":"naze",
               "currentSite":"setouchi","location":[129.49,28.37],"country":"JPN"}
            ]
            """);
        Assert.Equal((ImportFormat.Csv, ImportFormat.Json), (csv.Format, json.Format));
        Assert.Empty(csv.Faults);
        Assert.Empty(json.Faults);
        Assert.Equal(csv.Units, json.Units);
        Assert.Equal([2, 3], csv.Lines);
        Assert.Equal([2, 3], json.Lines);
        Assert.Equal(new GeoPosition(283_700_000, 1_294_900_000), csv.Units[1].Details.Position);
    }

    [Fact]
    public void Every_fault_of_a_table_is_named_with_its_line_and_column()
    {
        var reading = Read(Header + """
            a,Alpha,cavalry,,,,,,,,,,
            b,Bravo,air,,horde,1,x,-5,,,,,
            "c
            d",Charlie,air,,,,,,,,129,,

            e,Echo,air,,,,,,,,129,95,jpn
            f,Fox"trot,air
            """);
        _forces.Add("g");
        Assert.Equal(
            [
                "2 component", "3 authorised", "3 echelon", "3 present", "3 sidc", "4 id", "4 latitude", "7 country",
                "7 latitude", "8 ", "8 ",
            ],
            Faults(reading));
    }

    [Theory]
    [InlineData("id,name\n", "1 component")]
    [InlineData("id,name,component,rank\n", "1 rank")]
    [InlineData("id,name,component,Name\n", "1 name")]
    [InlineData("", "0 ")]
    [InlineData("[{\"id\":\"a\",\n\"name\":5,\"component\":\"air\"}]", "2 name")]
    [InlineData("[{\"id\":\"a\",\"name\":\"A\",\n\"component\":\"air\",\n\"speed\":5}]", "3 speed")]
    [InlineData("[{\"id\":\"a\",\"name\":\"A\",\"component\":\"air\",\"component\":\"air\"}]", "1 component")]
    [InlineData("{\"unit\":[]}", "1 units")]
    [InlineData("[\n{\"id\":\"a\",", "2 ")]
    [InlineData("[1]", "1 ")]
    [InlineData("<a>", "1 ")]
    [InlineData("<a/>", "1 ")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>", "1 ")]
    [InlineData("<Message xmlns='http://www.sisostds.org/schemas/C2SIM/1.1'/>", "1 ")]
    [InlineData("{\"type\":\"ORBAT-mapper-encrypted\"}", "1 type")]
    [InlineData("{\"type\":\"ORBAT-mapper\",\"sides\":[]}", "1 sides")]
    public void What_is_no_force_structure_is_refused_by_its_line(string file, string fault) =>
        Assert.Equal([fault], Faults(Read(file)));

    [Fact]
    public void Units_that_are_there_already_and_parents_that_are_not_are_named()
    {
        _forces.Add("tf");
        var reading = Read("id;name;component;parent\ntf;TF;joint;\na;A;air;tf\nb;B;air;nobody\na;A;air;\n");
        Assert.Equal(["2 id", "4 parent", "5 id"], Faults(reading));
    }

    [Fact]
    public void A_scenario_of_ORBAT_Mapper_gives_the_units_of_its_friendly_side()
    {
        var reading = Read("""
            {"type":"ORBAT-mapper","id":"x","version":"2.2.0","name":"Relief",
             "sides":[
              {"id":"s0","name":"Others","standardIdentity":"4","groups":[]},
              {"id":"s1","name":"Ours","standardIdentity":"3","groups":[{"id":"g","name":"Land","subUnits":[
               {"id":"u_1","name":"1st Battalion","sidc":"10031000161211000000","location":[129.5,28.4],
                "personnel":[{"name":"Officers","count":30,"onHand":28},{"name":"Soldiers","count":500}],
                "subUnits":[{"id":"u-2","name":"","shortName":"A Coy","sidc":"10031000151211000000","subUnits":[]}]}]}],
               "subUnits":[{"id":"u3","name":"Flotilla","sidc":"10033000001200000000"}]}],
             "events":[],"layers":[],"mapLayers":[]}
            """);
        Assert.Empty(reading.Faults);
        Assert.Equal(["The side Others was left out."], reading.Notes);
        Assert.Equal(
            ["u3  Flotilla Maritime", "u_1  1st Battalion Ground", "u-2 u_1 A Coy Ground"],
            reading.Units.Select(unit =>
                $"{unit.Id} {unit.Details.Parent} {unit.Details.Name} {unit.Details.Component}"));
        Assert.Equal(new Strength(530, 528), reading.Units[1].Details.Strength);
        _forces.World.Do("planner", ForcesWorld.Importing(reading.Units));
        Assert.Equal(Echelon.Battalion, _forces.Find("u_1")!.Details.Echelon);
    }

    [Fact]
    public void A_scenario_in_MSDL_gives_the_units_of_its_first_side_and_its_forces()
    {
        var reading = Read("""
            <MilitaryScenario xmlns="urn:sisostds:scenario:military:data:draft:msdl:1">
             <ForceSides>
              <ForceSide><ObjectHandle>f-1</ObjectHandle><ForceSideName>Ours</ForceSideName>
               <AllegianceHandle>f-1</AllegianceHandle></ForceSide>
              <ForceSide><ObjectHandle>f-2</ObjectHandle><ForceSideName>Others</ForceSideName>
               <AllegianceHandle>f-2</AllegianceHandle></ForceSide>
              <ForceSide><ObjectHandle>f-3</ObjectHandle><ForceSideName>Navy</ForceSideName>
               <AllegianceHandle>f-1</AllegianceHandle></ForceSide>
             </ForceSides>
             <Organizations><Units>
              <Unit><ObjectHandle>u-1</ObjectHandle><SymbolIdentifier>SFGPUCI----F---</SymbolIdentifier>
               <Name>Battalion</Name>
               <UnitSymbolModifiers><Echelon>BATTALION</Echelon></UnitSymbolModifiers>
               <Disposition><Location><CoordinateChoice>GDC</CoordinateChoice><CoordinateData><GDC>
                <Latitude>28.37</Latitude><Longitude>129.49</Longitude></GDC></CoordinateData></Location></Disposition>
               <Relations><ForceRelation><ForceRelationChoice>FORCE_SIDE</ForceRelationChoice><ForceRelationData>
                <ForceSideHandle>f-1</ForceSideHandle></ForceRelationData></ForceRelation></Relations></Unit>
              <Unit><ObjectHandle>u-2</ObjectHandle><SymbolIdentifier>SFGPUCI----E---</SymbolIdentifier><Name>Company</Name>
               <Relations><ForceRelation><ForceRelationChoice>UNIT</ForceRelationChoice><ForceRelationData>
                <CommandRelation><CommandingSuperiorHandle>u-1
                </CommandingSuperiorHandle><CommandRelationshipType>ORGANIC</CommandRelationshipType></CommandRelation>
                </ForceRelationData></ForceRelation></Relations></Unit>
              <Unit><ObjectHandle>u-3</ObjectHandle><SymbolIdentifier>SFSPC----------</SymbolIdentifier><Name>Ships</Name>
               <Relations><ForceRelation><ForceRelationData><ForceSideHandle>f-3</ForceSideHandle></ForceRelationData>
               </ForceRelation></Relations></Unit>
              <Unit><ObjectHandle>u-4</ObjectHandle><SymbolIdentifier>SHGPUCI----E---</SymbolIdentifier>
               <Relations><ForceRelation><ForceRelationData><ForceSideHandle>f-2</ForceSideHandle></ForceRelationData>
               </ForceRelation></Relations></Unit>
             </Units></Organizations>
            </MilitaryScenario>
            """);
        Assert.Empty(reading.Faults);
        Assert.Equal(
            ["u-1  Ground Battalion", "u-2 u-1 Ground ", "u-3  Maritime "],
            reading.Units.Select(unit =>
                $"{unit.Id} {unit.Details.Parent} {unit.Details.Component} {unit.Details.Echelon}"));
        Assert.StartsWith("10031000161211", reading.Units[0].Details.Sidc);
        Assert.Equal(new GeoPosition(283_700_000, 1_294_900_000), reading.Units[0].Details.Position);
        Assert.Equal(["1 units of other sides were left out."], reading.Notes);
        _forces.World.Do("planner", ForcesWorld.Importing(reading.Units));
    }

    [Fact]
    public void No_bytes_make_the_readers_throw_and_what_they_take_the_board_takes()
    {
        string[] seeds =
        [
            Header + "a,Alpha,air,,wing,,1,2,x,y,129,28,JPN\nb,\"B\n\"\"\",ground,a,,,,,,,,,\n",
            """[{"id":"a","name":"A","component":"air","strength":{"present":1},"location":[1,2]},{"id":"b"}]""",
            """
            {"type":"ORBAT-mapper","sides":[{"standardIdentity":"3","groups":[{"subUnits":[
             {"id":"a","sidc":"10031000161211000000"}]}]}]}
            """,
            """
            <MilitaryScenario xmlns='urn:sisostds:scenario:military:data:x'><ForceSides><ForceSide>
            <ObjectHandle>s</ObjectHandle></ForceSide></ForceSides><Organizations><Units><Unit><ObjectHandle>a</ObjectHandle>
            </Unit></Units></Organizations></MilitaryScenario>
            """,
        ];
        var allEdits = Gen.Select(Gen.Int[0, 400], Gen.Byte, Gen.Int[0, 3]).Array[0, 6];
        Gen.Select(Gen.Int[0, seeds.Length - 1].Select(i => seeds[i]), allEdits).Sample((seed, edits) =>
        {
            var bytes = Encoding.UTF8.GetBytes(seed).ToList();
            foreach (var (at, with, how) in edits)
            {
                var place = at % bytes.Count;
                if (how == 0) bytes.RemoveAt(place);
                else if (how == 1) bytes.Insert(place, with);
                else if (how == 2) bytes.RemoveRange(place, Math.Min(with, bytes.Count - place));
                else bytes[place] = with;
                if (bytes.Count == 0) break;
            }

            var reading = ForceStructure.Read([.. bytes], new ImportWish(), "JFHQ");
            var board = new ForcesBoard();
            if (reading.FaultsWith(board.UnitRules).Count > 0) return;
            var verdict = board.UnitRules.Decide(
                new ImportUnits(reading.Units, ""), new(new("p", "planner"), BoardWorld.Start, Guid.Empty));
            Assert.Null(verdict.Refusal);
        });
    }

    static ImportReading Read(string file) =>
        ForceStructure.Read(Encoding.UTF8.GetBytes(file), new ImportWish(), "JFHQ");

    List<string> Faults(ImportReading reading) => _forces.World
        .Read(boards => reading.FaultsWith(boards.Forces.UnitRules))
        .Select(fault => $"{fault.Line} {fault.Member}").Order(StringComparer.Ordinal).ToList();
}
