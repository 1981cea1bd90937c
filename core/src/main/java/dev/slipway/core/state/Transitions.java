package dev.slipway.core.state;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// A table of legal moves between the states of one life cycle. States without a move are terminal.
///
/// @param <S> the states
public final class Transitions<S extends Enum<S>> {
    private final Map<S, Set<S>> moves;

    private Transitions(Map<S, Set<S>> moves) {
        this.moves = moves;
    }

    /// Starts a table over all states of a type.
    public static <S extends Enum<S>> Builder<S> over(Class<S> states) {
        return new Builder<>(states);
    }

    /// Whether a state may follow another.
    public boolean allows(S from, S to) {
        return next(from).contains(to);
    }

    /// The states that may follow.
    public Set<S> next(S from) {
        return moves.getOrDefault(from, Set.of());
    }

    /// Whether nothing may follow.
    public boolean isTerminal(S state) {
        return next(state).isEmpty();
    }

    /// Collects moves.
    public static final class Builder<S extends Enum<S>> {
        private final Map<S, Set<S>> moves;

        private Builder(Class<S> states) {
            moves = new EnumMap<>(states);
        }

        /// Allows moves from one state to several.
        @SafeVarargs
        public final Builder<S> allow(S from, S first, S... others) {
            Set<S> targets = moves.computeIfAbsent(from, _ -> EnumSet.of(first));
            targets.addAll(EnumSet.of(first, others));
            return this;
        }

        /// The finished table.
        public Transitions<S> build() {
            Map<S, Set<S>> copy = new EnumMap<>(moves);
            copy.replaceAll((_, targets) -> Set.copyOf(targets));
            return new Transitions<>(copy);
        }
    }
}
