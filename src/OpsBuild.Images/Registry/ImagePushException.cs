namespace OpsBuild.Images.Registry;

/// <summary>What kind of failure a push met.</summary>
public enum ImagePushProblem
{
    /// <summary>ECR's own API refused, or answered with what does not fit.</summary>
    Registry,

    /// <summary>There is no such repository.</summary>
    NoRepository,

    /// <summary>The repository belongs to another account.</summary>
    WrongAccount,

    /// <summary>401: the registry does not take the token, also not a fresh one.</summary>
    TokenRefused,

    /// <summary>403: the caller may not do this.</summary>
    Forbidden,

    /// <summary>5xx: the registry failed.</summary>
    RegistryFailed,

    /// <summary>The connection between engine and registry broke.</summary>
    ConnectionLost,

    /// <summary>The tag names another image, and may not be moved.</summary>
    TagTaken,

    /// <summary>The image is for another platform than its task definition.</summary>
    WrongPlatform,

    /// <summary>What the registry has is not what was pushed.</summary>
    DigestDiffers,

    /// <summary>The engine does not answer, or has no such image.</summary>
    Engine,

    /// <summary>The scan found too much, or came to no verdict.</summary>
    Scan,
}

/// <summary>An image did not get into the registry as it should.</summary>
/// <param name="problem">The kind of failure.</param>
/// <param name="what">What was tried.</param>
/// <param name="why">What is in the way.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="cause">What the engine's or AWS's client said, where it said something.</param>
public sealed class ImagePushException(ImagePushProblem problem, string what, string why, string remedy, Exception? cause = null)
    : Exception($"""
        {what}
          why: {why}
          do:  {remedy}
        """, cause)
{
    /// <summary>The kind of failure.</summary>
    public ImagePushProblem Problem { get; } = problem;
}
