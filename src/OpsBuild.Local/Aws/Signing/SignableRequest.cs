namespace OpsBuild.Local.Aws.Signing;

/// <summary>A request as it stands on the wire, as far as a signature covers it.</summary>
/// <remarks>
/// <c>RawPath</c>: as sent, percent-encoding included, without the query. <c>RawQuery</c>: as sent, without the question mark.
/// <c>Headers</c>: in the order in which they came.
/// </remarks>
internal sealed record SignableRequest(
    string Method, string RawPath, string RawQuery, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    public IEnumerable<string> Header(string name) =>
        Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    /// <summary>The only header of that name; null when there is none, or several.</summary>
    public string? SingleHeader(string name) => Header(name).ToArray() is [var only] ? only : null;
}
