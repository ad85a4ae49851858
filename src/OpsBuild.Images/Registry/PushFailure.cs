namespace OpsBuild.Images.Registry;

/// <summary>What the engine, or a registry through it, said when a push failed.</summary>
/// <remarks>The engine gives sentences and no codes, so they are told by their words; those of Docker 20 to 28 and of ECR are known.</remarks>
internal sealed record PushFailure(ImagePushProblem Problem, string Text)
{
    private static readonly (ImagePushProblem Problem, string[] Words)[] Known =
    [
        (ImagePushProblem.TagTaken, ["immutable"]),
        // ECR says denied for an expired token.
        (ImagePushProblem.TokenRefused, ["authorization token has expired", "unauthorized", "authentication required", "no basic auth credentials", "401"]),
        (ImagePushProblem.Forbidden, ["denied", "forbidden", "is not authorized to perform", "403"]),
        (ImagePushProblem.NoRepository, ["repository with name", "name unknown"]),
        (ImagePushProblem.RegistryFailed, ["http status: 5", "500 internal", "502", "503", "504", "toomanyrequests", "too many requests"]),
        (ImagePushProblem.ConnectionLost, ["eof", "connection reset", "broken pipe", "connection refused", "timeout", "timed out", "no such host", "network is unreachable", "closed network connection"]),
    ];

    /// <summary>Whether another attempt may go better.</summary>
    public bool MayPass => Problem is ImagePushProblem.RegistryFailed or ImagePushProblem.ConnectionLost;

    public static PushFailure Of(string text)
    {
        var found = Known.FirstOrDefault(each => each.Words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
        return new PushFailure(found.Words is null ? ImagePushProblem.Registry : found.Problem, text.Trim());
    }

    public ImagePushException ToException(string image, EcrRepository repository, int attempts)
    {
        var what = $"The image {image} was not pushed to {repository.Uri}.";
        var tries = attempts > 1 ? $" in {attempts} attempts" : "";
        return Problem switch
        {
            ImagePushProblem.TokenRefused => new(Problem, what, $"the registry does not take the token, also not a fresh one: {Text}",
                "look whether another sign-in or a proxy stands before the registry, and whether the clock of this machine is right."),
            ImagePushProblem.Forbidden => new(Problem, what, $"the registry forbids it: {Text}",
                "allow ecr:BatchCheckLayerAvailability, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload and ecr:PutImage on the repository (docs/iam.md)."),
            ImagePushProblem.RegistryFailed => new(Problem, what, $"the registry failed{tries}: {Text}", "run it again later; no tag names a part of an image."),
            ImagePushProblem.ConnectionLost => new(Problem, what, $"the connection to the registry broke{tries}: {Text}",
                "look at the network between the engine and the registry, and run it again; what has arrived is not sent twice, and no tag names a part of an image."),
            ImagePushProblem.TagTaken => TagTaken(image, repository, Text),
            ImagePushProblem.NoRepository => new(Problem, what, Text, "make the repository with Terraform (aws_ecr_repository)."),
            _ => new(Problem, what, Text, "correct what it says, and run it again."),
        };
    }

    public static ImagePushException TagTaken(string image, EcrRepository repository, string why) => new(
        ImagePushProblem.TagTaken, $"The tag of {image} names another image in {repository.Uri}.", $"{why}; the repository's tags stay with their images",
        "build once more, which makes a new tag; or run the image that is there by its digest.");
}
