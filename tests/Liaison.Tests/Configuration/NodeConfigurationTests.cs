using Liaison.Configuration;
using Liaison.Tak;

namespace Liaison.Tests.Configuration;

public sealed class NodeConfigurationTests : IDisposable
{
    const string Node = """ "node":{"id":"01890000-0000-7000-8000-000000000001","name":"JFHQ","country":"USA"} """;

    readonly string _folder = Directory.CreateTempSubdirectory("liaison-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    NodeConfiguration Load(string json, params (string Name, string Value)[] environment)
    {
        var file = Path.Combine(_folder, "liaison.json");
        File.WriteAllText(file, json);
        return NodeConfiguration.Load(file, environment.Select(e => KeyValuePair.Create(e.Name, e.Value)));
    }

    IReadOnlyList<string> Problems(string json, params (string Name, string Value)[] environment) =>
        Assert.Throws<ConfigurationException>(() => Load(json, environment)).Problems;

    [Fact]
    public void The_environment_overrides_the_file_and_the_file_the_defaults()
    {
        var configuration = Load($$"""{ {{Node}}, "web": { "httpPort": 1, "httpsPort": 2 } }""",
            ("LIAISON__WEB__httpport", "3"), ("LIAISON_WEB__httpsPort", "4"), ("OTHER", "5"));

        Assert.Equal(3, configuration.Web.HttpPort);
        Assert.Equal(2, configuration.Web.HttpsPort);
        Assert.Equal("::", configuration.Web.HttpsAddress);
    }

    [Fact]
    public void Lists_are_given_by_number_or_with_commas()
    {
        var configuration = Load($$"""{ {{Node}}, "tak": { "inputs": [ { "name": "a", "port": 1 } ] } }""",
            ("LIAISON__Node__ServerNames", "hq.example, 10.0.0.1"),
            ("LIAISON__Tak__Inputs__0__Port", "2"),
            ("LIAISON__Tak__Inputs__1__Name", "b"), ("LIAISON__Tak__Inputs__1__Port", "3"),
            ("LIAISON__Tak__Inputs__1__Protocol", "tls"), ("LIAISON__Tak__Inputs__1__Groups", "Blue,Red"));

        Assert.Equal(["hq.example", "10.0.0.1"], configuration.Node.ServerNames);
        Assert.Equal([("a", 2), ("b", 3)], configuration.Tak.Inputs.Select(i => (i.Name, i.Port)));
        Assert.Equal(TakProtocol.Tls, configuration.Tak.Inputs[1].Protocol);
        Assert.Equal(["Blue", "Red"], configuration.Tak.Inputs[1].Groups);
    }

    [Theory]
    [InlineData(""" "wob": {} """, "did you mean web?")]
    [InlineData(""" "web": { "htpPort": 1 } """, "did you mean web.httpPort?")]
    [InlineData(""" "tak": { "inputs": [ { "name": "a", "port": 1, "prt": 2 } ] } """, "tak.inputs.0.port?")]
    [InlineData(""" "tak": { "inputs": [ { "name": "a" } ] } """, "tak.inputs.0.port is missing")]
    [InlineData(""" "web": { "zzz": 1 } """, "web.zzz is not a setting")]
    [InlineData(""" "web": { "httpPort": "abc" } """, "it must be a whole number")]
    [InlineData(""" "web": { "httpPort": 65536 } """, "between 0 and 65535")]
    [InlineData(""" "log": { "level": "2" } """, "one of Trace, Debug")]
    [InlineData(""" "web": 5 """, "web has keys of its own")]
    [InlineData(""" "tak": { "inputs": "x" } """, "tak.inputs is a list")]
    [InlineData(""" , """, "not valid JSON")]
    public void A_mistake_in_the_file_is_fatal_and_named(string json, string expected)
    {
        var problems = Problems($"{{ {Node}, {json} }}");

        Assert.Contains(expected, Assert.Single(problems.Distinct()), StringComparison.Ordinal);
        Assert.Contains("liaison.json", problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        var problems = Problems("""{ "node": { "name": "a b", "country": "US", "id": "x" }, "web": { "x": 1 } }""",
            ("LIAISON__Log__Level", "Loud"));

        Assert.Equal(5, problems.Count);
        Assert.Contains(problems, p => p.StartsWith("LIAISON__Log__Level:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("port", "prt", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distances_are_those_of_Levenshtein(string a, string b, int expected)
    {
        Assert.Equal(expected, Suggestion.Distance(a, b));
        Assert.Equal(expected, Suggestion.Distance(b, a));
    }
}
