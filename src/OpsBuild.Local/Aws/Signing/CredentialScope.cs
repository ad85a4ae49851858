using System.Diagnostics.CodeAnalysis;

namespace OpsBuild.Local.Aws.Signing;

/// <summary>What a signature is good for: one day, one region, one service.</summary>
/// <remarks><c>Date</c>: as <c>20260114</c>, UTC.</remarks>
internal sealed record CredentialScope(string Date, string Region, string Service)
{
    private const string Terminator = "aws4_request";

    public static bool TryParse(string text, [NotNullWhen(true)] out CredentialScope? scope)
    {
        scope = text.Split('/') is [{ Length: 8 } date, { Length: > 0 } region, { Length: > 0 } service, Terminator] && date.All(char.IsAsciiDigit)
            ? new CredentialScope(date, region, service)
            : null;
        return scope is not null;
    }

    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";
}
