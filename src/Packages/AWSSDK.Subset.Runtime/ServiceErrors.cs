using System.Net;
using Amazon.Runtime;

namespace AWSSDK.Subset.Runtime;

/// <summary>What a service said when it refused a call. The code is null where no AWS service wrote the answer, as in a proxy's HTML page;
/// where there is a code, the body is a JSON object, which may hold more than the message.</summary>
internal readonly record struct ServiceError(
    string Message, Exception Cause, ErrorType Type, string? Code, string RequestId, HttpStatusCode Status, ReadOnlyMemory<byte> Body);

/// <summary>Which exception stands for which error of a service; an error without one of its own gets the service's general exception.</summary>
internal sealed class ServiceErrors(Func<ServiceError, AmazonServiceException> general)
{
    private readonly Dictionary<string, Func<ServiceError, AmazonServiceException>> _typed = new(StringComparer.Ordinal);

    /// <param name="code">The error's name in the service model.</param>
    /// <param name="create">Makes the exception.</param>
    public ServiceErrors With(string code, Func<ServiceError, AmazonServiceException> create)
    {
        _typed.Add(code, create);
        return this;
    }

    public AmazonServiceException Create(ServiceError error) =>
        (error.Code is { } code ? _typed.GetValueOrDefault(code, general) : general)(error);
}
