using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Liaison.Architecture.Tests;

/// <summary>The rules that need to know what is a method, a namespace or a comment.</summary>
static class SyntaxRules
{
    const int LinesPerMethodMax = 70;

    public static IReadOnlyList<TidyRule> All { get; } =
    [
        new("A method is short", f => f.IsCSharp, MethodLength,
            RepositoryFile.Planted("src/Liaison.Kernel/Long.cs",
                "class C { void M() {" + new string('\n', LinesPerMethodMax) + "} }")),
        new("A namespace is the path", f => f.IsCSharp, NamespaceIsPath,
            RepositoryFile.Planted("src/Liaison.Kernel/Labels/Label.cs", "namespace Liaison.Kernel; class Label;")),
        new("Code is deleted, not commented out", f => f.IsCSharp, CommentedOut,
            RepositoryFile.Planted("src/Liaison.Kernel/Old.cs", "class C { void M() {\n// count = Next(count);\n} }")),
    ];

    static IEnumerable<Finding> MethodLength(RepositoryFile file)
    {
        foreach (var node in Root(file).DescendantNodes())
        {
            var name = node switch
            {
                MethodDeclarationSyntax m => m.Identifier.Text,
                ConstructorDeclarationSyntax c => c.Identifier.Text + " (constructor)",
                LocalFunctionStatementSyntax l => l.Identifier.Text + " (local function)",
                OperatorDeclarationSyntax o => "operator " + o.OperatorToken.Text,
                AccessorDeclarationSyntax a => a.Keyword.Text + " accessor",
                _ => null,
            };
            if (name is null)
                continue;

            var span = node.SyntaxTree.GetLineSpan(node.Span);
            var lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
            if (lines > LinesPerMethodMax)
                yield return new(span.StartLinePosition.Line + 1,
                    $"{name} has {lines} lines, at most {LinesPerMethodMax}: give its steps names of their own");
        }
    }

    static IEnumerable<Finding> NamespaceIsPath(RepositoryFile file)
    {
        // src/Liaison.Tak/Certificates/X.cs lives in Liaison.Tak.Certificates.
        var expected = string.Join('.', file.Path.Split('/')[1..^1]);
        foreach (var declared in Root(file).DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>())
        {
            if (declared.Name.ToString() != expected)
                yield return new(declared.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                    $"namespace {declared.Name}, the folder says {expected}: move the file or rename it");
        }
    }

    static IEnumerable<Finding> CommentedOut(RepositoryFile file)
    {
        var comments = Root(file).DescendantTrivia().Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia));
        foreach (var trivia in comments)
        {
            var text = trivia.ToString().TrimStart('/').Trim();
            // Prose does not end in a semicolon and parse as a statement that does something.
            if (!text.EndsWith(';'))
                continue;
            var statement = SyntaxFactory.ParseStatement(text);
            if (!statement.ContainsDiagnostics && statement.FullSpan.Length == text.Length
                && statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax)
                yield return new(trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                    "commented-out code: delete it, the history keeps it");
        }
    }

    static SyntaxNode Root(RepositoryFile file) => CSharpSyntaxTree.ParseText(file.Text,
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview)).GetRoot();
}
