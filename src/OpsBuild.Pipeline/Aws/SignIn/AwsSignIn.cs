using Amazon;
using Amazon.Runtime;

namespace OpsBuild.Pipeline.Aws.SignIn;

/// <summary>The credentials of a run, and how they were chosen. Nothing was asked of AWS yet.</summary>
/// <param name="Credentials">The credentials, for every client.</param>
/// <param name="Way">How they were chosen, in words; never a part of them.</param>
/// <param name="Profile">The profile whose endpoints count; null for none.</param>
/// <param name="ForChild">What a program that signs in by itself needs in its environment to be the same identity; an empty value takes one away.</param>
internal sealed record AwsSignIn(AWSCredentials Credentials, string Way, Profile? Profile, IReadOnlyDictionary<string, string> ForChild)
{
    /// <summary>Variables of such a program that must be asked for anew at each start, since they do not last; they win.</summary>
    /// <value>Default null: none.</value>
    public Func<IReadOnlyDictionary<string, string>>? Renewed { get; init; }
}
