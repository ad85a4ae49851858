namespace OpsBuild.Workflows;

/// <summary>What the token of a job can be allowed to deal with. What is not named is not allowed.</summary>
public enum TokenScope
{
    /// <summary>The repository's files and commits.</summary>
    Contents,

    /// <summary>An OpenID Connect token by which a cloud knows the job.</summary>
    IdToken,
}
