package dev.slipway.kit.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/// Answers a [ProblemException].
@Provider
@Priority(Priorities.USER)
public class ProblemExceptionMapper extends ExceptionMapperBase<ProblemException> {
    @Override
    protected HttpProblem toProblem(ProblemException exception) {
        return Problems.of(exception);
    }
}
