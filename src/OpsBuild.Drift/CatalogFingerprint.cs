using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using OpsBuild.Schema;

namespace OpsBuild.Drift;

/// <summary>
/// A short text that changes when a catalog does, and tells roughly where. The same on every host, run and minor version, since it is made of
/// nothing but the objects' identities and attributes.
/// </summary>
/// <remarks>
/// 64 hexadecimal digits (SHA-256 over all objects), a dot, and in base64url two bytes for each of 512 sets into which the objects are put by name, a
/// table together with all its parts: where a set differs, one of its objects changed.
/// </remarks>
public sealed record CatalogFingerprint
{
    private const int Sets = 512;
    private const int HexLength = 64;

    private CatalogFingerprint(string hash, string? sets) => (Hash, SetHashes) = (hash, sets);

    /// <summary>The hash of everything, which alone decides whether two are equal.</summary>
    public string Hash { get; }

    private string? SetHashes { get; }

    /// <summary>The fingerprint of objects.</summary>
    /// <param name="objects">In any order.</param>
    public static CatalogFingerprint Of(IEnumerable<CatalogObject> objects)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sets = new ushort[Sets];
        foreach (var item in objects.OrderBy(item => item.Identity))
        {
            var hash = HashOf(item);
            whole.AppendData(hash);
            // Addition does not mind the order.
            sets[SetOf(item)] += BinaryPrimitives.ReadUInt16BigEndian(hash);
        }

        var bytes = new byte[Sets * sizeof(ushort)];
        for (var set = 0; set < Sets; set++)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(set * sizeof(ushort)), sets[set]);
        return new CatalogFingerprint(Convert.ToHexStringLower(whole.GetHashAndReset()), Base64Url.EncodeToString(bytes));
    }

    /// <summary>Reads what <see cref="ToString"/> writes, or the hash alone.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out CatalogFingerprint? fingerprint)
    {
        fingerprint = null;
        var parts = text.Split('.');
        if (parts.Length > 2 || parts[0].Length != HexLength || !parts[0].All(char.IsAsciiHexDigitLower))
            return false;
        if (parts.Length == 2 && (!Base64Url.IsValid(parts[1], out var length) || length != Sets * sizeof(ushort)))
            return false;
        fingerprint = new CatalogFingerprint(parts[0], parts.Length == 2 ? parts[1] : null);
        return true;
    }

    /// <summary>Names, of these objects, the tables and other wholes among which is what differs from another fingerprint; empty where none of them is left.</summary>
    /// <param name="earlier">With its sets, or nothing can be named.</param>
    /// <param name="objects">Those of which this one was made.</param>
    public IReadOnlyList<string> Changed(CatalogFingerprint earlier, IEnumerable<CatalogObject> objects)
    {
        if (SetHashes is not { } now || earlier.SetHashes is not { } before)
            return [];
        var (left, right) = (Base64Url.DecodeFromChars(now), Base64Url.DecodeFromChars(before));
        return
        [
            .. objects
                .Where(item => !left.AsSpan(SetOf(item) * sizeof(ushort), sizeof(ushort)).SequenceEqual(right.AsSpan(SetOf(item) * sizeof(ushort), sizeof(ushort))))
                .Select(item => item.Place.PartOf is { } whole ? whole : item.ToString())
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>By the hash.</summary>
    public bool Equals(CatalogFingerprint? other) => Hash == other?.Hash;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Hash);

    /// <summary>The hash, and the sets where they are known.</summary>
    public override string ToString() => SetHashes is null ? Hash : $"{Hash}.{SetHashes}";

    private static int SetOf(CatalogObject item) =>
        BinaryPrimitives.ReadUInt16BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(item.Place.PartOf ?? item.Identity.Name))) % Sets;

    private static byte[] HashOf(CatalogObject item)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(item.Identity.ToString());
        foreach (var (name, value) in item.Attributes.OrderBy(fact => fact.Name, StringComparer.Ordinal))
        {
            Append(name);
            Append(value);
        }

        return hash.GetHashAndReset();

        // With its length, so that no two lists of texts are one.
        void Append(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }
}
