using OpsBuild.Images.Registry;

namespace OpsBuild.Images.Tests.Registry;

public sealed class The_words_of_a_failed_push
{
    [Theory]
    [InlineData("unauthorized: authentication required", ImagePushProblem.TokenRefused)]
    [InlineData("no basic auth credentials", ImagePushProblem.TokenRefused)]
    [InlineData("denied: Your authorization token has expired. Reauthenticate and try again.", ImagePushProblem.TokenRefused)]
    [InlineData("denied: User: arn:aws:sts::1:assumed-role/ci is not authorized to perform: ecr:InitiateLayerUpload", ImagePushProblem.Forbidden)]
    [InlineData("tag invalid: The image tag 'app-1' already exists in the 'shop' repository and cannot be overwritten because the repository is immutable.", ImagePushProblem.TagTaken)]
    [InlineData("name unknown: The repository with name 'shop' does not exist in the registry with id '123456789012'", ImagePushProblem.NoRepository)]
    [InlineData("received unexpected HTTP status: 503 Service Unavailable", ImagePushProblem.RegistryFailed)]
    [InlineData("toomanyrequests: Rate exceeded", ImagePushProblem.RegistryFailed)]
    [InlineData("Put \"http://127.0.0.1:5000/v2/shop/manifests/1\": EOF", ImagePushProblem.ConnectionLost)]
    [InlineData("write tcp 127.0.0.1:1->127.0.0.1:2: write: connection reset by peer", ImagePushProblem.ConnectionLost)]
    [InlineData("something new", ImagePushProblem.Registry)]
    public void tell_its_kind(string text, ImagePushProblem problem) => Assert.Equal(problem, PushFailure.Of(text).Problem);
}
