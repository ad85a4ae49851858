using Amazon.SecretsManager.Model;
using AWSSDK.Testing;

namespace AWSSDK.SecretsManager.Tests;

public sealed class Describing_a_secret
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task sends_its_id_and_gives_every_member_of_the_answer()
    {
        await using var server = await AwsServer.StartAsync("secretsmanager", _ => Answer.Json("""
            {"ARN":"arn:aws:secretsmanager:eu-west-1:123456789012:secret:app/db-AbCdEf","Name":"app/db","Description":"the admin","KmsKeyId":"alias/db",
             "CreatedDate":1523477145.5,"LastChangedDate":1523477146,"DeletedDate":1523477147,"RotationEnabled":true,
             "VersionIdsToStages":{"a1b2c3d4-5678-90ab-cdef-EXAMPLE11111":["AWSCURRENT","blue"]}}
            """), Cancellation);
        using var client = Clients.Of(server);

        var answer = await client.DescribeSecretAsync(new DescribeSecretRequest { SecretId = "app/db" }, Cancellation);

        var call = Assert.Single(server.Calls);
        Assert.Null(call.SignatureFailure);
        Assert.Equal(("secretsmanager.DescribeSecret", """{"SecretId":"app/db"}"""), (call.Target, call.Body.GetRawText()));
        Assert.Equal(("arn:aws:secretsmanager:eu-west-1:123456789012:secret:app/db-AbCdEf", "app/db"), (answer.ARN, answer.Name));
        Assert.Equal(("the admin", "alias/db"), (answer.Description, answer.KmsKeyId));
        var created = new DateTime(2018, 4, 11, 20, 5, 45, 500, DateTimeKind.Utc);
        Assert.Equal((created, created.AddSeconds(0.5), created.AddSeconds(1.5)), (answer.CreatedDate, answer.LastChangedDate, answer.DeletedDate));
        Assert.Equal(["AWSCURRENT", "blue"], Assert.Single(answer.VersionIdsToStages).Value);
    }

    [Fact]
    public async Task that_is_not_there_says_so_by_type()
    {
        await using var server = await AwsServer.StartAsync("secretsmanager", _ => Answer.Error("ResourceNotFoundException"), Cancellation);
        using var client = Clients.Of(server);

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => client.DescribeSecretAsync(new DescribeSecretRequest { SecretId = "app/db" }, Cancellation));
    }
}
