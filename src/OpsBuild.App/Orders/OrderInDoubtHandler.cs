using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace OpsBuild.App.Orders;

/// <summary>An order that may have been placed: 503 without Retry-After, since whoever just tries again may order twice.</summary>
internal sealed partial class OrderInDoubtHandler(IProblemDetailsService problems, ILogger<OrderInDoubtHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not OrderInDoubtException { Order: var order })
            return false;
        LogInDoubt(log, exception, order);
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = new ProblemDetails
            {
                Status = StatusCodes.Status503ServiceUnavailable,
                Title = "It is not known whether the order was placed.",
                Detail = $"Ask for /orders/{order} before ordering again: it is there if it was.",
            },
        });
    }

    [LoggerMessage(LogLevel.Error, "Order {Order} may have been placed or not: the connection was lost at its commit")]
    private static partial void LogInDoubt(ILogger log, Exception exception, long order);
}
