using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace OpsBuild.Migrations;

/// <summary>A migration's line in atlas.sum.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Hash">Base64 of the SHA-256 over this file's name and bytes and those of all before it, without <c>h1:</c>.</param>
public sealed record SumEntry(string File, string Hash);

/// <summary>The content of atlas.sum: a hash per migration and one over all, so that no file changes unnoticed.</summary>
/// <remarks>Byte for byte what <c>atlas migrate hash</c> writes (Atlas 0.6 and later).</remarks>
public sealed class SumFile
{
    /// <summary>The file's name in a migration directory.</summary>
    public const string FileName = "atlas.sum";

    private const string Mark = "h1:";

    private SumFile(string hash, IReadOnlyList<SumEntry> entries)
    {
        Hash = hash;
        Entries = entries;
    }

    /// <summary>The hash over all entries, without <c>h1:</c>.</summary>
    public string Hash { get; }

    /// <summary>One entry per migration, in order; files that carry <c>atlas:sum ignore</c> have none.</summary>
    public IReadOnlyList<SumEntry> Entries { get; }

    /// <summary>The first line sums up the other lines.</summary>
    internal bool IsConsistent => Hash == HashOf(Entries);

    /// <summary>Computes the sums of migrations in one pass over their bytes.</summary>
    /// <param name="files">The migrations in their order.</param>
    public static SumFile Compute(IEnumerable<MigrationFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var running = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var entries = new List<SumEntry>();
        foreach (var file in files)
        {
            running.AppendData(Encoding.UTF8.GetBytes(file.Name));
            if (file.Header.IsLeftOutOfSum)
                continue;
            running.AppendData(file.Content.Span);
            entries.Add(new SumEntry(file.Name, Convert.ToBase64String(running.GetCurrentHash())));
        }
        return new SumFile(HashOf(entries), entries);
    }

    /// <summary>Reads atlas.sum as leniently as Atlas does: CR LF line ends and a first line without <c>h1:</c> will do.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SumFile? sum, [NotNullWhen(false)] out SumCheck.Malformed? malformed)
    {
        sum = null;
        malformed = null;
        var lines = Encoding.UTF8.GetString(bytes).Split('\n').Select(line => line.EndsWith('\r') ? line[..^1] : line).ToList();
        if (lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        if (lines.Count == 0)
        {
            malformed = new SumCheck.Malformed(1, "");
            return false;
        }
        var entries = new List<SumEntry>(lines.Count);
        for (var i = 1; i < lines.Count; i++)
        {
            var mark = lines[i].IndexOf(Mark, StringComparison.Ordinal);
            if (mark < 0)
            {
                malformed = new SumCheck.Malformed(i + 1, lines[i]);
                return false;
            }
            entries.Add(new SumEntry(lines[i][..mark].Trim(), lines[i][(mark + Mark.Length)..]));
        }
        sum = new SumFile(lines[0].StartsWith(Mark, StringComparison.Ordinal) ? lines[0][Mark.Length..] : lines[0], entries);
        return true;
    }

    /// <summary>The entry of a file; null when it has none.</summary>
    public SumEntry? Find(string file) => Entries.FirstOrDefault(entry => entry.File == file);

    /// <summary>Writes the file all at once (a neighbour first, then a rename), so that nobody reads half of it.</summary>
    public void WriteTo(string path) => WholeFile.Write(path, ToBytes());

    /// <summary>The text of atlas.sum, LF after every line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Mark).Append(Hash).Append('\n');
        foreach (var entry in Entries)
            text.Append(entry.File).Append(' ').Append(Mark).Append(entry.Hash).Append('\n');
        return text.ToString();
    }

    internal byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    private static string HashOf(IEnumerable<SumEntry> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in entries)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(entry.File));
            hash.AppendData(Encoding.UTF8.GetBytes(entry.Hash));
        }
        return Convert.ToBase64String(hash.GetCurrentHash());
    }
}
