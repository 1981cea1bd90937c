package dev.slipway.kit.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with a JSON body, in words for its author: the path of the field, what was
/// expected, what came; never the name of a class.
final class JsonProblems {
    private static final int MAX_VALUE_LENGTH = 80;

    private JsonProblems() {}

    static ProblemException of(JsonProcessingException exception) {
        if (exception instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = path(mapping);
            String message = message(mapping);
            return new ProblemException(
                    ErrorCode.MALFORMED_BODY,
                    "The field %s of the body is not right: %s.".formatted(field, message),
                    List.of(new Violation(field, "body", message)));
        }
        if (exception instanceof MismatchedInputException mismatch) {
            return new ProblemException(
                    ErrorCode.MALFORMED_BODY,
                    "The body is not right: %s.".formatted(message(mismatch)));
        }
        return new ProblemException(
                ErrorCode.MALFORMED_BODY,
                "The body is not valid JSON%s.".formatted(place(exception.getLocation())));
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null
                ? ""
                : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String path(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String message(JsonMappingException mapping) {
        return switch (mapping) {
            case InvalidFormatException format ->
                    "expected %s, found %s"
                            .formatted(expected(format.getTargetType()), shown(format.getValue()));
            case ValueInstantiationException construction -> reason(construction);
            case MismatchedInputException mismatch ->
                    "expected %s".formatted(expected(mismatch.getTargetType()));
            default -> "it cannot be read";
        };
    }

    private static String reason(ValueInstantiationException construction) {
        Throwable cause = construction.getCause();
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : "a value is missing or not allowed";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long", "short", "Short" -> "a whole number";
            case "double", "Double", "float", "Float", "BigDecimal" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "String" -> "a text";
            case "Instant", "OffsetDateTime" -> "a time such as 2026-01-31T12:00:00Z";
            case "UUID" -> "a UUID";
            case "List", "ArrayList", "Set", "HashSet", "Collection" -> "an array";
            default -> "an object";
        };
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        String cut =
                text.length() <= MAX_VALUE_LENGTH
                        ? text
                        : text.substring(0, MAX_VALUE_LENGTH) + "…";
        return value instanceof CharSequence ? "\"" + cut + "\"" : cut;
    }
}
