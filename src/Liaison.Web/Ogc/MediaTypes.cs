namespace Liaison.Web.Ogc;

/// <summary>The media types of the answers.</summary>
static class MediaTypes
{
    public const string Json = "application/json";
    public const string GeoJson = "application/geo+json";
    public const string JsonSchema = "application/schema+json";
    public const string OpenApi = "application/vnd.oai.openapi+json;version=3.0";
}
