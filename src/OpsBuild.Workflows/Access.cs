namespace OpsBuild.Workflows;

/// <summary>What a job may do with something.</summary>
public enum Access
{
    /// <summary>Look at it.</summary>
    Read,

    /// <summary>Change it; for <see cref="TokenScope.IdToken"/>, ask for a token.</summary>
    Write,
}
