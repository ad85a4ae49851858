using System.Net;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The request cannot be carried out: wrong identifiers, missing rights or a quota.</summary>
public partial class ClientException : AmazonECSException
{
    /// <summary>Without a message.</summary>
    public ClientException()
    {
    }

    /// <summary>With what happened.</summary>
    public ClientException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public ClientException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public ClientException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public ClientException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public ClientException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
