using OpsBuild.Ecs.Ecspresso;

namespace OpsBuild.Ecs.Tests.Ecspresso;

public sealed class The_output_of_ecspresso
{
    private const string Arn = "arn:aws:ecs:eu-central-1:123456789012:task/shop/0f9de17a6465404e8b1b2356dc13c2f8";

    [Theory]
    [InlineData("2026/01/14 09:30:00 shop/shop Task ARN: " + Arn)]
    [InlineData("2026-01-14T09:30:00.000Z [INFO] [shop/shop] Task ARN: " + Arn)]
    [InlineData("\u001b[32m2026-01-14T09:30:00.000Z [INFO] [shop/shop] Task ARN: " + Arn + "\u001b[0m")]
    [InlineData("""{"time":"2026-01-14T09:30:00Z","level":"INFO","msg":"Task ARN: arn:aws:ecs:eu-central-1:123456789012:task/shop/0f9de17a6465404e8b1b2356dc13c2f8","cluster":"shop"}""")]
    [InlineData("""{"time":"2026-01-14T09:30:00Z","level":"INFO","msg":"task started","task":{"arns":["arn:aws:ecs:eu-central-1:123456789012:task\u002fshop/0f9de17a6465404e8b1b2356dc13c2f8"]}}""")]
    public void names_the_task_by_the_shape_of_an_ARN(string line) => Assert.Equal(Arn, EcspressoOutput.TaskArn(line));

    [Theory]
    [InlineData("Task definition ARN: arn:aws:ecs:eu-central-1:123456789012:task-definition/shop-migrate:7")]
    [InlineData("""{"level":"INFO","msg":"Waiting for task ID 0f9de17a"}""")]
    [InlineData("{ no JSON")]
    [InlineData("")]
    public void names_no_task_in_other_lines(string line) => Assert.Null(EcspressoOutput.TaskArn(line));

    [Theory]
    [InlineData("2026/01/14 09:30:00 shop/shop Task definition is registered shop-migrate:12", "")]
    [InlineData("""{"level":"INFO","msg":"Task definition is registered shop-migrate:12"}""", "")]
    [InlineData("""{"level":"INFO","msg":"registered","taskDefinition":"arn:aws:ecs:eu-central-1:123456789012:task-definition/shop-migrate:12"}""", "")]
    [InlineData("other-shop-migrate:3 is the newest", """  "revision": 12,""")]
    public void names_the_revision_that_was_registered(string error, string output) =>
        Assert.Equal(12, EcspressoOutput.Revision(new EcspressoResult(0, [output], [error]), "shop-migrate"));

    [Fact]
    public void names_no_revision_by_an_image_that_is_tagged_like_one() => Assert.Equal(
        12, EcspressoOutput.Revision(new EcspressoResult(0, ["""  "image": "registry.example/shop-migrate:3",""", """  "revision": 12"""], []), "shop-migrate"));

    [Theory]
    [InlineData("panic: template attach failed: template: conf:3:14: executing \"conf\" at <must_env `IMAGE_URI`>: error calling must_env: environment variable IMAGE_URI is not defined")]
    [InlineData("[ERROR] FAILED. must_env: IMAGE_URI is not set")]
    public void names_the_missing_variable(string line) => Assert.Equal("IMAGE_URI", EcspressoOutput.MissingVariable([line, "goroutine 1 [running]:", "main.main()"]));

    [Theory]
    [InlineData("FAILED. failed to run task: RESOURCE:MEMORY", "2026/01/14 09:30:00 FAILED. failed to run task: RESOURCE:MEMORY")]
    [InlineData("FAILED. failed to run task: RESOURCE:MEMORY", """{"time":"t","level":"ERROR","msg":"FAILED. failed to run task: RESOURCE:MEMORY"}""")]
    [InlineData("FAILED. failed to run task", """{"time":"t","level":"ERROR","msg":"FAILED.","error":"failed to run task"}""")]
    public void closes_with_what_failed(string failure, string last) =>
        Assert.EndsWith(failure, EcspressoOutput.Failure(["ecspresso version: v2.8.7", last]), StringComparison.Ordinal);

    [Theory]
    [InlineData("ecspresso v2.4.6", 2, 4, 6)]
    [InlineData("v3.0.0", 3, 0, 0)]
    [InlineData("ecspresso 2.8.7-rc.1 (abc)", 2, 8, 7)]
    public void names_its_version(string text, int major, int minor, int patch)
    {
        Assert.True(EcspressoVersion.TryFind(text, out var version));
        Assert.Equal(new EcspressoVersion(major, minor, patch), version);
    }
}
