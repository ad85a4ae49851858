using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AWSSDK.Subset.Runtime;

/// <summary>A client of one JSON 1.1 service on AWSSDK.Core's pipeline: credentials, signing, retries and transport are that package's own.</summary>
public abstract class JsonServiceClient : AmazonServiceClient
{
    private JsonServiceMetadata? _metadata;

    private protected JsonServiceClient(JsonServiceConfig config)
        : base(config)
    {
    }

    private protected JsonServiceClient(AWSCredentials credentials, JsonServiceConfig config)
        : base(credentials, config)
    {
    }

    /// <remarks>The base constructor asks for it already, so it cannot be a constructor's argument here.</remarks>
    private protected abstract JsonService Service { get; }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => _metadata ??= new JsonServiceMetadata(Service);

    /// <summary>Answers are never logged or copied into an exception: they may hold secrets.</summary>
    protected override bool SupportResponseLogging => false;

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);

        // The order of the official clients: Marshaller, auth, endpoint. Each is put right behind the marshaller, so the last comes first.
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4AuthResolver());
    }

    private protected Task<TResponse> CallAsync<TRequest, TResponse>(
        JsonOperation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(request, operation.Options, cancellationToken);
}
