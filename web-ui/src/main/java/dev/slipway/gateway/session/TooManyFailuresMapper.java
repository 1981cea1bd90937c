package dev.slipway.gateway.session;

import dev.slipway.gateway.session.Throttle.TooManyFailures;
import dev.slipway.kit.problem.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/// Answers a name that has to wait, with `Retry-After`.
@Provider
@Priority(Priorities.USER)
public class TooManyFailuresMapper extends ExceptionMapperBase<TooManyFailures> {
    @Override
    protected HttpProblem toProblem(TooManyFailures refusal) {
        return HttpProblem.builder(Problems.of(refusal))
                .withHeader("Retry-After", Long.toString(refusal.seconds()))
                .build();
    }
}
