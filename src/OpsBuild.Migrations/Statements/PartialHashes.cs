using System.Security.Cryptography;
using System.Text;

namespace OpsBuild.Migrations.Statements;

/// <summary>The hashes by which Atlas knows, statement by statement, how far it came in a file.</summary>
public static class PartialHashes
{
    /// <summary>One hash per statement, each over that statement's text and those of all before it, with <c>h1:</c> in front.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Statement> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        using var running = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var hashes = new List<string>();
        foreach (var statement in statements)
        {
            running.AppendData(Encoding.UTF8.GetBytes(statement.Text));
            hashes.Add("h1:" + Convert.ToBase64String(running.GetCurrentHash()));
        }
        return hashes;
    }
}
