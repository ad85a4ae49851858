using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>The MD5 hash of the file's bytes, in small hexadecimal letters; tells whether a file changed, proves nothing.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "The original's hash is MD5; it is no proof of integrity and does not claim to be.")]
    public static string GetFileHash(this AbsolutePath path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(MD5.HashData(stream));
    }
}
