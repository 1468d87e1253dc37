//! The words for each column, in English, German and French.

use super::columns::Column;

/// Letters only, without accents. Of two columns that mean the same, the one whose word stands first is it.
pub(super) const WORDS: &[(Column, &str)] = &[
    (
        Column::Name,
        "fullname employeename name employee holder heldby displayname person personname incumbent worker \
         workername staffmember teammember mitarbeiter mitarbeiterin mitarbeiterinnen mitarbeitername \
         mitarbeitende mitarbeitender vollername vollstandigername stelleninhaber stelleninhaberin inhaber \
         nomcomplet nometprenom nomprenom titulaire employe salarie collaborateur nom",
    ),
    (Column::FirstName, "firstname givenname forename vorname prenom"),
    (Column::LastName, "lastname surname familyname nachname familienname nomdefamille"),
    (
        Column::Title,
        "jobtitle positiontitle roletitle posttitle title position role post job jobname positionname \
         rolename function designation stellenbezeichnung positionsbezeichnung funktionsbezeichnung stelle \
         funktion rolle berufsbezeichnung titel intituleduposte intitule poste fonction titre",
    ),
    (
        Column::PositionId,
        "positionid postid roleid positionnumber postnumber positionno positioncode postuniquereference \
         stellennummer stellennr planstelle planstellennummer planstellennr stellenid positionsnummer \
         numerodeposte idposte codeposte",
    ),
    (
        Column::Division,
        "division businessunit directorate businessarea geschaftsbereich bereich sparte dezernat ressort \
         direction pole",
    ),
    (
        Column::Department,
        "department departmentname dept unit orgunit organizationalunit organisationalunit organizationunit \
         organisationunit abteilung organisationseinheit orgeinheit oe departement service",
    ),
    (Column::Team, "team teamname group squad section subdepartment gruppe referat equipe"),
    (
        Column::ParentDepartment,
        "parentdepartment departmentparent parentunit parentorgunit parentteam parentdept superiordepartment \
         ubergeordneteabteilung ubergeordneteeinheit uebergeordneteabteilung oberabteilung departementparent \
         serviceparent uniteparente",
    ),
    (
        Column::Manager,
        "manager managername reportsto linemanager linemanagername directmanager supervisor supervisorname \
         reportingmanager reportingto boss superior solidline solidlinemanager vorgesetzter vorgesetzte \
         vorgesetzterin direktervorgesetzter fuhrungskraft fuehrungskraft berichtetan unterstellt responsable \
         responsablehierarchique superieur superieurhierarchique managerhierarchique n1 rattachement \
         rattachea",
    ),
    (
        Column::ManagerEmail,
        "manageremail manageremailaddress linemanageremail supervisoremail managersemail emailmanager \
         vorgesetzteremail emailvorgesetzter emaildumanager emailresponsable",
    ),
    (
        Column::ManagerId,
        "managerid manageremployeeid linemanagerid supervisorid managernumber managerpositionid reportstoid \
         vorgesetzterid vorgesetzternr vorgesetzternummer vorgesetzterpersonalnummer \
         personalnummervorgesetzter matriculemanager matriculeresponsable",
    ),
    (
        Column::Dotted,
        "dottedlinemanager dottedline dottedlineto dottedto dotted functionalmanager matrixmanager \
         secondarymanager secondmanager additionalmanager fachlichervorgesetzter fachlichevorgesetzte \
         fachlichefuhrung fachlichefuehrung fachvorgesetzter gestrichelt gestrichelteberichtslinie \
         responsablefonctionnel managerfonctionnel lienfonctionnel rattachementfonctionnel",
    ),
    (
        Column::Email,
        "email emailaddress workemail mail businessemail emailadresse mailadresse courriel adresseemail \
         adressemail",
    ),
    (
        Column::PersonId,
        "employeeid employeenumber employeeno personid workerid staffid staffnumber personnelnumber \
         personnelno empid id userid personalnummer personalnr persnr pnr mitarbeiternummer mitarbeiternr \
         mitarbeiterid matricule numeroemploye",
    ),
    (
        Column::Share,
        "share fte allocation percentage percent workload timeshare capacity employmentpercentage \
         stellenanteil anteil beschaftigungsgrad arbeitszeitanteil pensum prozent vza vzae etp quotite \
         tauxdactivite taux",
    ),
    (
        Column::Start,
        "start startdate from validfrom since begin begindate effectivedate effectivefrom hiredate beginn \
         startdatum von ab seit gultigab gueltigab eintritt eintrittsdatum debut datededebut datedebut depuis \
         dateentree datedentree",
    ),
    (
        Column::End,
        "end enddate until to validto validuntil effectiveto leavingdate terminationdate ende enddatum bis \
         gultigbis gueltigbis austritt austrittsdatum fin datedefin datefin jusquau datesortie datedesortie",
    ),
    (
        Column::Note,
        "note notes comment comments remark remarks bemerkung bemerkungen kommentar notiz anmerkung remarque \
         remarques commentaire commentaires",
    ),
];
