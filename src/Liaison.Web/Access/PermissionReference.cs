using System.Text;

namespace Liaison.Web.Access;

/// <summary>The page about who may do what, written from the table itself: it cannot be out of date.</summary>
static class PermissionReference
{
    const string Head = """
        # Permissions

        <!-- Written by a test from the table in src/Liaison.Web/Access/Permission.cs; change that, not this page. -->

        What each role may do over the API. What is not in the table nobody may. A caller acts in one role at a time;
        some things depend on more than the role (which unit, whose decision), and are refused with the reason.


        """;

    public static string Markdown()
    {
        var roles = Enum.GetValues<Role>();
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        page.Append($"| may | {string.Join(" | ", roles.Select(role => role.Name()))} |\n");
        page.Append($"|---|{string.Concat(Enumerable.Repeat(":-:|", roles.Length))}\n");
        foreach (var permission in Permission.All)
            page.Append($"| {permission.Words} | {string.Join(" | ", roles.Select(r => r.Has(permission) ? "yes" : "–"))} |\n");
        return page.ToString();
    }
}
