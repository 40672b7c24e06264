package eus.arreta.telegram.internal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the channel itself says to citizens, in Spanish; the other languages are in {@code messages/telegram_*.properties}. */
@MessageBundle(value = "telegram", locale = "es")
public interface TelegramTexts {

    @Message(
            "El archivo es demasiado grande: Telegram solo nos entrega archivos de hasta 20 MB. Envíalo más pequeño o en partes, o pregunta aquí por otra vía.")
    String fileTooLarge();

    @Message("Lo sentimos: no atendemos en grupos. Escríbenos en un chat privado.")
    String noGroups();
}
