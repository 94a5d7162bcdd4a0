using System.Text.Json.Nodes;

namespace Liaison.Web.Ogc;

/// <summary>
/// Describes this part of the API by itself, as OpenAPI 3.0: the standard's clients read that and not the newer version
/// that describes the whole. Each collection has addresses of its own in it, for clients look theirs up.
/// </summary>
static class OgcDescription
{
    public static JsonObject Of(IReadOnlyList<IFeatureSource> sources, WebNode node, string root)
    {
        var paths = new JsonObject
        {
            ["/"] = Path("getLandingPage", "Where to begin.", Answer("The landing page.", Ref("schemas", "links"))),
            ["/conformance"] = Path(
                "getConformance", "Which parts of the standard hold.",
                Answer("Conformance classes.", Object("conformsTo"))),
            ["/api"] = Path(
                "getApi", "This document.", Answer("The API.", Object("openapi"), MediaTypes.OpenApi)),
            ["/collections"] = Path(
                "getCollections", "All collections.", Answer("The collections.", Object("collections", "links"))),
        };
        foreach (var source in sources) Add(paths, source);
        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject
            {
                ["title"] = $"Liaison {node.Name}: features",
                ["description"] = "OGC API - Features, parts 1 and 2, over what the node knows. Read-only.",
                ["version"] = node.Version,
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = root }),
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
                },
                ["parameters"] = Parameters(),
                ["schemas"] = Schemas(),
            },
        };
    }

    static void Add(JsonObject paths, IFeatureSource source)
    {
        var address = $"/collections/{source.Id}";
        paths[address] = Path(
            $"describe-{source.Id}", $"The collection {source.Title}.",
            Answer("The collection.", Object("id", "links")));
        paths[$"{address}/schema"] = Path(
            $"schema-{source.Id}", $"What the features of {source.Title} are.",
            Answer("JSON Schema.", Object("properties"), MediaTypes.JsonSchema));
        paths[$"{address}/items"] = Path(
            $"items-{source.Id}", source.Description,
            Answer("A page of features.", Ref("schemas", "featureCollection"), MediaTypes.GeoJson),
            "bbox", "bbox-crs", "datetime", "limit", "crs", "after");
        paths[$"{address}/items/{{featureId}}"] = Path(
            $"item-{source.Id}", $"One feature of {source.Title}.",
            Answer("The feature.", FeatureOf(source), MediaTypes.GeoJson), "featureId", "crs");
    }

    static JsonObject Path(string id, string summary, JsonObject answer, params string[] parameters) => new()
    {
        ["get"] = new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = summary,
            ["parameters"] = new JsonArray([.. parameters.Select(name => Ref("parameters", name))]),
            ["responses"] = new JsonObject
            {
                ["200"] = answer,
                ["default"] = Answer(
                    "A refusal (RFC 9457).", Object("type", "title", "status"), "application/problem+json"),
            },
        },
    };

    static JsonObject Answer(string description, JsonObject schema, string type = MediaTypes.Json) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = schema } },
    };

    static JsonObject Ref(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    static JsonObject Object(params string[] required) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
    };

    static JsonObject Parameters() => new()
    {
        ["bbox"] = Listed("bbox", "Only features in this box: least of each axis, then greatest."),
        ["bbox-crs"] = Crs("bbox-crs", "The coordinate reference system of the box."),
        ["crs"] = Crs("crs", "The coordinate reference system of the answer."),
        ["datetime"] = Query(
            "datetime", "Only features that hold at this instant, or in from/to; .. for an open end.",
            new JsonObject { ["type"] = "string" }),
        ["limit"] = Query("limit", "The most features of a page.", new JsonObject
        {
            ["type"] = "integer",
            ["minimum"] = 1,
            ["maximum"] = FeatureQuery.MaxLimit,
            ["default"] = FeatureQuery.DefaultLimit,
        }),
        ["after"] = Query(
            "after", "Where the page begins; links of rel next have it.",
            new JsonObject { ["type"] = "integer", ["minimum"] = 0 }),
        ["featureId"] = new JsonObject
        {
            ["name"] = "featureId",
            ["in"] = "path",
            ["required"] = true,
            ["schema"] = new JsonObject { ["type"] = "string" },
        },
    };

    static JsonObject Query(string name, string description, JsonObject schema) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["required"] = false,
        ["description"] = description,
        ["schema"] = schema,
        ["style"] = "form",
        ["explode"] = false,
    };

    static JsonObject Listed(string name, string description) => Query(name, description, new JsonObject
    {
        ["type"] = "array",
        ["oneOf"] = new JsonArray(
            new JsonObject { ["minItems"] = 4, ["maxItems"] = 4 },
            new JsonObject { ["minItems"] = 6, ["maxItems"] = 6 }),
        ["items"] = new JsonObject { ["type"] = "number" },
    });

    static JsonObject Crs(string name, string description) => Query(name, description, new JsonObject
    {
        ["type"] = "string",
        ["format"] = "uri",
        ["default"] = CoordinateSystem.Crs84.Uri,
        ["enum"] = new JsonArray([.. CoordinateSystem.Uris.Select(uri => JsonValue.Create(uri))]),
    });

    static JsonObject FeatureOf(IFeatureSource source)
    {
        var feature = Object("type", "id", "geometry", "properties");
        feature["properties"] = new JsonObject
        {
            ["id"] = new JsonObject { ["type"] = "string" },
            ["properties"] = FeatureSchema.PropertiesOf(source),
        };
        return feature;
    }

    static JsonObject Schemas() => new()
    {
        ["links"] = Object("links"),
        ["featureCollection"] = Object("type", "features", "links"),
    };
}
