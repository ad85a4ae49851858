namespace OpsBuild.Local.Aws.Signing;

/// <summary>What the check of a request's signature came to.</summary>
internal abstract record SignatureOutcome
{
    private SignatureOutcome()
    {
    }

    public sealed record Accepted(string AccessKeyId, CredentialScope Scope) : SignatureOutcome;

    public sealed record Rejected(SignatureProblem Problem, string Detail) : SignatureOutcome;
}

/// <summary>Why a signature was rejected; each protocol of AWS has its own names for these.</summary>
internal enum SignatureProblem
{
    /// <summary>No signature at all.</summary>
    Missing,

    /// <summary>A header that cannot be read, or that lacks a part.</summary>
    Incomplete,

    /// <summary>A key or a session token that this endpoint never gave.</summary>
    UnknownKey,

    /// <summary>Signed with another secret, or something was changed on the way.</summary>
    Mismatch,

    /// <summary>Signed over five minutes ago, or ahead.</summary>
    Expired,
}
