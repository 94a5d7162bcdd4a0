using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Forces;

/// <summary>Units, who commands them, and how authority passes.</summary>
static class ForcesApi
{
    public static void MapForces(this IEndpointRouteBuilder routes)
    {
        routes.MapUnits();
        routes.MapUnitImport();
        routes.MapTransfers();
        routes.MapRelationships();
        routes.MapCommand();
    }
}
