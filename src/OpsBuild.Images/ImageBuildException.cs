namespace OpsBuild.Images;

/// <summary>An image could not be made.</summary>
/// <param name="what">What was tried.</param>
/// <param name="why">What is in the way.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="cause">What the engine's client said, where it said something.</param>
public sealed class ImageBuildException(string what, string why, string remedy, Exception? cause = null)
    : Exception($"""
        {what}
          why: {why}
          do:  {remedy}
        """, cause)
{
    internal static ImageBuildException Vanished(string tag) => new(
        $"The image {tag} was built and is not there.", "somebody removed it right away, as docker image prune does", "run it again.");
}
