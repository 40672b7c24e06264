package eus.arreta.calendars.internal.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why something is due when it is, in Spanish; the other languages are in {@code messages/legal_*.properties}. */
@MessageBundle(value = "legal", locale = "es")
public interface LegalTexts {

    @Message(
            "{day}: día de la notificación, publicación o entrada; no cuenta, el plazo empieza al día siguiente (Ley 39/2015, art. 30.3).")
    String dayZero(String day);

    @Message("Del {first} al {last}: {count} días hábiles (Ley 39/2015, art. 30.2).")
    String workingDays(String first, String last, String count);

    @Message("{day}: un día hábil (Ley 39/2015, art. 30.2).")
    String workingDay(String day);

    @Message("Del {first} al {last}: sábado y domingo no cuentan (Ley 39/2015, art. 30.2).")
    String weekend(String first, String last);

    @Message("{day}: sábado o domingo, no cuenta (Ley 39/2015, art. 30.2).")
    String weekendDay(String day);

    @Message("{day}: festivo ({name}), no cuenta (Ley 39/2015, art. 30.2).")
    String holiday(String day, String name);

    @Message("{day}: inhábil en el otro lugar ({calendar}: {name}), no cuenta (Ley 39/2015, art. 30.6).")
    String otherPlace(String day, String calendar, String name);

    @Message("día inhábil del calendario")
    String ownDay();

    @Message("Del {first} al {last}: {count} días naturales (Ley 39/2015, art. 30.2).")
    String naturalDays(String first, String last, String count);

    @Message("{day}: un día natural (Ley 39/2015, art. 30.2).")
    String naturalDay(String day);

    @Message(
            "Del {first} al {last}: {count} meses, de fecha a fecha; si falta el día, acaba el último del mes (Ley 39/2015, art. 30.4).")
    String months(String first, String last, String count);

    @Message(
            "Del {first} al {last}: un mes, de fecha a fecha; si falta el día, acaba el último del mes (Ley 39/2015, art. 30.4).")
    String month(String first, String last);

    @Message("Del {first} al {last}: {count} años, de fecha a fecha (Ley 39/2015, art. 30.4).")
    String years(String first, String last, String count);

    @Message("Del {first} al {last}: un año, de fecha a fecha (Ley 39/2015, art. 30.4).")
    String year(String first, String last);

    @Message(
            "El último día, {day}, es inhábil ({reason}): pasa al primer día hábil siguiente, {next} (Ley 39/2015, art. 30.5).")
    String rollOn(String day, String reason, String next);

    @Message("sábado o domingo")
    String weekendReason();

    @Message("{day}: {count} horas de un día hábil, contadas minuto a minuto (Ley 39/2015, art. 30.1).")
    String hours(String day, String count);

    @Message("Del {first} al {last}: plazo suspendido ({cause}), no cuenta (Ley 39/2015, art. 22).")
    String suspended(String first, String last, String cause);

    @Message(
            "Del {first} al {last}: se añade el tiempo en que el plazo estuvo suspendido ({cause}) (Ley 39/2015, art. 22).")
    String suspensionAdded(String first, String last, String cause);

    @Message("Del {first} al {last}: ampliación del plazo para resolver, {count} {unit} (Ley 39/2015, art. 23).")
    String extendedByAdministration(String first, String last, String count, String unit);

    @Message("Del {first} al {last}: ampliación del plazo, {count} {unit} (Ley 39/2015, art. 32.1).")
    String extendedForCitizen(String first, String last, String count, String unit);

    @Message("{day}: presentado en día hábil, tiene efecto en el momento (Ley 39/2015, art. 31.2).")
    String filed(String day);

    @Message(
            "{day}: presentado en día inhábil, se entiende hecho en la primera hora del {next} (Ley 39/2015, art. 31.2.b).")
    String filedOnADayOff(String day, String next);

    @Message("{from} – {to}: abierto, {count} minutos.")
    String open(String from, String to, String count);

    @Message("{from} – {to}: cerrado.")
    String closed(String from, String to);

    @Message("{from} – {to}: {count} minutos seguidos.")
    String natural(String from, String to, String count);

    @Message("{from} – {to}: en pausa, no cuenta.")
    String paused(String from, String to);

    @Message("El calendario de {year} aún no está publicado: sus festivos son una previsión.")
    String notPublished(String year);

    @Message("días hábiles")
    String unitWorkingDays();

    @Message("días naturales")
    String unitNaturalDays();

    @Message("meses")
    String unitMonths();

    @Message("años")
    String unitYears();

    @Message("falta documentación")
    String causePapersMissing();

    @Message("informe preceptivo")
    String causeMandatoryReport();

    @Message("pruebas o análisis")
    String causeTests();

    @Message("negociación para un acuerdo")
    String causeNegotiation();

    @Message("pronunciamiento europeo")
    String causeEuropeanDecision();

    @Message("resolución judicial")
    String causeCourtDecision();

    @Message("otra causa legal")
    String causeOther();
}
