package dev.seedbed.fakes;

/// Carries a call out; refuses by throwing a {@link Refusal}.
@FunctionalInterface
interface Handler {

    Answer handle(Call call);
}
