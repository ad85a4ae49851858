using System.Text;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SimpleSystemsManagement;
using OpsBuild.Ecs.Templates.Aws;
using OpsBuild.Ecs.Tests.TerraformStates;

namespace OpsBuild.Ecs.Tests.Templates;

public sealed class Values_from_AWS
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("String", "plain", false)]
    [InlineData("SecureString", "hidden", false)]
    [InlineData("StringList", "a,b", true)]
    public async Task bring_a_parameter_of_every_type(string type, string value, bool isList)
    {
        await using var aws = Answering(200, $$$"""{"Parameter":{"Name":"/shop/x","Type":"{{{type}}}","Value":"{{{value}}}","Version":1}}""");

        var parameter = await Parameters(aws).FindAsync("/shop/x", Cancellation);

        Assert.Equal((value, isList), (parameter!.Reveal(), parameter.IsList));
        Assert.Contains("X-Amz-Target: AmazonSSM.GetParameter", Assert.Single(aws.Requests), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("ParameterNotFound")]
    [InlineData("ParameterVersionNotFound")]
    public async Task know_that_a_parameter_is_not_there(string code)
    {
        await using var aws = Refusing(code);

        Assert.Null(await Parameters(aws).FindAsync("/shop/x", Cancellation));
    }

    [Fact]
    public async Task bring_a_secrets_ARN_without_reading_its_value()
    {
        const string arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-AbCdEf";
        await using var aws = Answering(200, $$"""{"ARN":"{{arn}}","Name":"shop/db"}""");

        Assert.Equal(arn, await Arns(aws).FindAsync("shop/db", Cancellation));

        Assert.Contains("secretsmanager.DescribeSecret", Assert.Single(aws.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task know_that_a_secret_is_not_there()
    {
        await using var aws = Refusing("ResourceNotFoundException");

        Assert.Null(await Arns(aws).FindAsync("shop/db", Cancellation));
    }

    [Fact]
    public async Task that_may_not_be_read_name_the_permission()
    {
        await using var aws = Refusing("AccessDeniedException");

        var parameter = await Assert.ThrowsAsync<AwsLookupException>(() => Parameters(aws).FindAsync("/shop/x", Cancellation));
        var secret = await Assert.ThrowsAsync<AwsLookupException>(() => Arns(aws).FindAsync("shop/db", Cancellation));

        Assert.Contains("the parameter /shop/x (ssm)", parameter.Message, StringComparison.Ordinal);
        Assert.Contains("ssm:GetParameter", parameter.Message, StringComparison.Ordinal);
        Assert.Contains("AccessDeniedException", secret.Message, StringComparison.Ordinal);
        Assert.Contains("secretsmanager:DescribeSecret", secret.Message, StringComparison.Ordinal);
    }

    private static LoopbackServer Answering(int status, string json) => new(_ => new LoopbackServer.Answer(status, Encoding.UTF8.GetBytes(json), "application/x-amz-json-1.1"));

    private static LoopbackServer Refusing(string code) => Answering(400, $$"""{"__type":"{{code}}","message":"told"}""");

    private static AwsParameterStore Parameters(LoopbackServer aws) => new(new AmazonSimpleSystemsManagementClient(
        Keys, new AmazonSimpleSystemsManagementConfig { ServiceURL = aws.Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 }));

    private static AwsSecretArns Arns(LoopbackServer aws) => new(new AmazonSecretsManagerClient(
        Keys, new AmazonSecretsManagerConfig { ServiceURL = aws.Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 }));

    private static BasicAWSCredentials Keys => new("AKIDEXAMPLE", "not-a-secret");
}
